/** A browser starts, an editor of some megabytes loads: slower than a unit, never endless. */
jest.setTimeout(300_000);
