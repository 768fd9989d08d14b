import { createServer } from "node:http";

/**
 * Another site, which shows the atlas in the plain frame that README offers, in the strictest sandbox.
 * It answers as `localhost` while the atlas is at 127.0.0.1, so that the two are different sites to the browser.
 */
export function startHost(address, { height = 600 } = {}) {
  const body = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>A host</title>
<link rel="icon" href="data:,">
<style>body { font: 16px/1.5 Georgia, serif; max-width: 60rem; margin: 2rem auto } iframe { width: 100%; border: 0 }</style>
<h1>An article on another site</h1>
<p>Some words before the atlas.</p>
<iframe title="Atlas" sandbox="allow-scripts" height="${height}" src="${address.replaceAll("&", "&amp;")}"></iframe>
<p>Some words after it.</p>
</html>`;
  const server = createServer((_, response) => response.writeHead(200, { "content-type": "text/html" }).end(body));
  return new Promise((done) => {
    server.listen(0, "127.0.0.1", () => {
      done({ url: `http://localhost:${server.address().port}/`, close: () => server.close() });
    });
  });
}
