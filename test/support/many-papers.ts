// A process of its own, so that what serves does not slow down what fetches:
//   many-papers HOSTS ARTICLES
// Prints the ports of HOSTS papers with ARTICLES articles each, as JSON, and serves until it is ended.
import { answerAsPaper, startServer } from "./news-server.ts";

const [hosts = 1, articles = 100] = process.argv.slice(2).map(Number);
const servers = await Promise.all(
  Array.from({ length: hosts }, () =>
    startServer((path, response) => {
      if (!answerAsPaper(path, response, articles)) response.writeHead(404).end();
    }),
  ),
);
process.stdout.write(`${JSON.stringify(servers.map(({ origin }) => origin))}\n`);
