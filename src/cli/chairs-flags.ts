/** Options of `chairs` as commander gives them. */
export interface ChairsFlags {
  readonly db: string;
  readonly group?: string;
  readonly number?: number;
  readonly sector?: string;
  readonly province?: string;
  readonly from?: number;
  readonly to?: number;
  readonly json?: boolean;
  readonly csv?: boolean;
}
