/**
 * Stands where Forge's own wrapper stands in a bundle: calls the function that the event names and says how it went.
 * The host has put `__forge_runtime__` and `__forge_fetch__` in place before.
 */
const contextOf = ({ contextAri, aaid, license, installation }) => ({
  installContext: contextAri,
  ...(aaid === undefined ? {} : { principal: { accountId: aaid } }),
  ...(license === undefined ? {} : { license }),
  ...(installation === undefined ? {} : { installation }),
});

const failure = (error) => ({
  errorMessage: error instanceof Error ? error.message : String(error),
  errorType: error instanceof Error ? error.name : "FUNCTION_ERR",
  isHostedCodeError: true,
});

exports.invoke = async ({ handler, body, _meta = {} }) => {
  const [file, name] = handler.split(".");
  try {
    return { success: true, body: await require(`./${file}.cjs`)[name](body, contextOf(_meta)) };
  } catch (error) {
    return { success: false, error: failure(error) };
  }
};
