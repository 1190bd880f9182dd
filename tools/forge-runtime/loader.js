/**
 * Stands where Forge's own loader stands in a bundle: that one is not published.
 * @see https://developer.atlassian.com/platform/forge/runtime-reference/
 */
exports.main = (event) => require("./__forge_wrapper__.cjs").invoke(event);
