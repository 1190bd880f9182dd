/** Embedded pages are off: the real package is large and builds code from text, which the content policy forbids. */
export const Page = (): null => null;
export default Page;
