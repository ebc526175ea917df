import { articlePage } from "./pages/article.ts";
import { articlesPage } from "./pages/articles.ts";
import { conflictsPage } from "./pages/conflicts.ts";
import { coveragePage } from "./pages/coverage.ts";
import { dictionaryPage } from "./pages/dictionary.ts";
import { groupPage } from "./pages/group.ts";
import { groupsPage } from "./pages/groups.ts";
import { mapPage } from "./pages/map.ts";
import { matrixPage } from "./pages/matrix.ts";
import { overviewPage } from "./pages/overview.ts";
import { provincePage } from "./pages/province.ts";
import { questionsPage } from "./pages/questions.ts";
import { factPage, reviewPage } from "./pages/review.ts";
import { rotationPage } from "./pages/rotation.ts";
import { sqlPage } from "./pages/sql.ts";
import { unitPage } from "./pages/unit.ts";
import type { PageMaker } from "./visit.ts";

/** Every page by its path behind the language; one that ends in a slash has one more part, the name of what it shows. */
export const ROUTES: Readonly<Record<string, PageMaker>> = {
  "/": overviewPage,
  "/overview": overviewPage,
  "/groups": groupsPage,
  "/groups/": groupPage,
  "/units/": unitPage,
  "/provinces/": provincePage,
  "/matrix": matrixPage,
  "/rotation": rotationPage,
  "/map": mapPage,
  "/articles": articlesPage,
  "/articles/": articlePage,
  "/conflicts": conflictsPage,
  "/coverage": coveragePage,
  "/data": dictionaryPage,
  "/questions": questionsPage,
  "/sql": sqlPage,
  "/review": reviewPage,
  "/review/": factPage,
};
