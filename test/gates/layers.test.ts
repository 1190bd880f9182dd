import { LAYER_TARGETS, LAYERS, textOf } from "./plants";
import { copyEmptyTree, linesWith } from "./tree";

describe("layers", () => {
  const tree = copyEmptyTree();
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
});
