/** A question of db/README.md: its title, its SQL and its answer. */
export const QUESTION =
  /### (?<title>\d+\. [^\n]+)\n\n```sql\n(?<sql>[\s\S]+?)\n```\n\n```csv\n(?<answer>[\s\S]*?)```\n/gu;
