// For servers whose Content-Security-Policy refuses what is written into a page: brings the style sheet and the script that
// starts the app as files. Where it lets them in, as the policy that the build writes into policy.txt does, nothing is left to
// do. The build puts this before the app's glue, which every page loads: a request of its own would delay all others.

const sheet = document.getElementById("sheet");
const boot = document.getElementById("boot");

function bring(name, attributes) {
  document.head.append(Object.assign(document.createElement(name), attributes));
}

if (!sheet.sheet) bring("link", { rel: "stylesheet", href: sheet.dataset.file });
if (boot.dataset.file) bring("script", { src: boot.dataset.file });
