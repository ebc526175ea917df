import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { RegExpParser, visitRegExpAST } from "@eslint-community/regexpp";
import ts from "typescript";

export interface SourcePattern {
  readonly where: string;
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression literal below a folder, with its file and line. */
export function patternLiterals(folder: string): readonly SourcePattern[] {
  return sourceFiles(folder).flatMap((path) => {
    const file = ts.createSourceFile(
      path,
      readFileSync(path, "utf8"),
      ts.ScriptTarget.Latest,
      true,
    );
    const found: SourcePattern[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf("/");
        const { line } = file.getLineAndCharacterOfPosition(node.getStart());
        found.push({
          where: `${path}:${line + 1}`,
          source: node.text.slice(1, end),
          flags: node.text.slice(end + 1),
        });
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    return found;
  });
}

const parser = new RegExpParser();
const MANY = 10;

/** What a pattern repeats ten times or more, as a pattern of its own: what makes a pattern exponential stands inside of one such group. */
export function repeatedGroups({ where, source, flags }: SourcePattern): readonly SourcePattern[] {
  const found: SourcePattern[] = [];
  visitRegExpAST(parser.parsePattern(source, 0, source.length, { unicode: flags.includes("u") }), {
    onQuantifierEnter({ max, element }) {
      const isGroup = element.type === "Group" || element.type === "CapturingGroup";
      if (max >= MANY && isGroup) found.push({ where, source: `^(?:${element.raw})*$`, flags });
    },
  });
  return found;
}

/** All TypeScript files below a folder, sorted. */
export function sourceFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
