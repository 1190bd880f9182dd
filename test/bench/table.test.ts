import { table } from "../../bench/table";

it("pads text to the right and numbers to the left", () => {
  expect(
    table(
      ["name", "calls", "note"],
      [
        ["a", 5, "ok"],
        ["longer", 120, ""],
      ],
    ).split("\n"),
  ).toEqual(["name    calls  note", "------  -----  ----", "a           5  ok", "longer    120"]);
});
