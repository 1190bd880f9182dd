/** The path of an executable; throws a sentence that says what to install. */
export declare const findChromium: (environment?: Readonly<Record<string, string>>) => string;
