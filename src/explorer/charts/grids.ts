/** Which provinces a map shows: the 63 of before 1 July 2025, or the 34 of since. */
export type Scheme = "34" | "63";

/** A province on a grid: the number in its id, its column and row. */
export interface Tile {
  readonly number: string;
  readonly column: number;
  readonly row: number;
}

// Each number stands roughly where the province lies; dots are no province.
const GRID_63 = `
.. .. 02 04 .. ..
12 10 08 06 20 ..
11 15 25 19 24 22
14 17 26 27 30 31
.. .. 01 33 34 ..
.. .. 35 36 .. ..
.. .. 38 37 .. ..
.. .. 40 .. .. ..
.. .. .. 42 .. ..
.. .. .. 44 .. ..
.. .. .. .. 45 ..
.. .. .. .. 46 48
.. .. .. .. 49 51
.. .. .. .. 62 52
.. .. .. .. 64 54
.. .. .. 67 66 56
.. 72 70 .. 68 58
.. 80 74 75 60 ..
87 82 79 77 .. ..
89 86 83 .. .. ..
91 92 84 .. .. ..
.. 93 94 .. .. ..
.. 96 95 .. .. ..`;
const GRID_34 = `
12 15 08 04
11 25 19 20
14 01 24 22
.. 37 33 31
.. 38 .. ..
.. 40 .. ..
.. .. 42 ..
.. .. 44 ..
.. .. .. 46
.. .. .. 48
.. .. .. 51
.. .. .. 52
.. .. .. 66
.. 75 68 56
80 79 .. ..
82 86 .. ..
91 92 .. ..
.. 96 .. ..`;

export const GRIDS: Readonly<Record<Scheme, readonly Tile[]>> = {
  "63": tilesOf(GRID_63),
  "34": tilesOf(GRID_34),
};

function tilesOf(grid: string): readonly Tile[] {
  return grid
    .trim()
    .split("\n")
    .flatMap((line, row) =>
      line
        .split(" ")
        .flatMap((number, column) => (number === ".." ? [] : [{ number, column, row }])),
    );
}
