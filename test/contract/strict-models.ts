/**
 * The packages' own switch, which they read as they are loaded: a key or a word that they do not know is an error. They check themselves
 * so against live sites; what a live site does not say, the local one does not say either.
 */
process.env["AUDIT_SCHEMAS"] = "true";
