import { LAYER_TARGETS, LAYERS, textOf } from "./plants";
import { copyTree, linesWith } from "./tree";

describe("layers", () => {
  const tree = copyTree();
  let green = true;
  let said = "";

  beforeAll(() => {
    tree.plant({ ...textOf(LAYERS), ...LAYER_TARGETS });
    ({ green, said } = tree.npm("layers"));
  });

  it.each(LAYERS)("are red for $of", (plant) => {
    expect(green).toBe(false);
    expect(linesWith(said, plant.said)).not.toEqual([]);
  });

  it("are red for nothing else", () => {
    const others = said
      .split("\n")
      .filter((line) => line.trim().startsWith("error ") && !line.includes("planted"));

    expect(others).toEqual([]);
  });
});
