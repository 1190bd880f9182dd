/** The few languages whose dates the editor's calendar speaks; all of them would be 0.8 MB. */
export { default as de } from "date-fns/locale/de";
export { default as enGB } from "date-fns/locale/en-GB";
export { default as enUS } from "date-fns/locale/en-US";
export { default as es } from "date-fns/locale/es";
export { default as fr } from "date-fns/locale/fr";
export { default as ja } from "date-fns/locale/ja";
