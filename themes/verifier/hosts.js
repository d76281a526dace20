// @ts-check
// Hosts under which an address says little about who has it.

/** Under these anybody gets an address within minutes, without saying who they are. */
export const OPEN_HOSTS = `
appspot.com azurestaticapps.net azurewebsites.net bitbucket.io blogspot.com cloudfront.net
codeberg.page deno.dev duckdns.org firebaseapp.com fly.dev github.io gitlab.io glitch.me
herokuapp.com my.canva.site neocities.org netlify.app ngrok-free.app ngrok.app
onrender.com pages.dev r2.dev readthedocs.io repl.co replit.app s3.amazonaws.com
sites.google.com square.site storage.googleapis.com surge.sh trycloudflare.com tumblr.com
vercel.app web.app weebly.com wixsite.com wordpress.com workers.dev`
  .trim()
  .split(/\s/);

/** Tell whether anybody can get an address like `host`. @param {string} host */
export const isOpenHost = (host) =>
  OPEN_HOSTS.some((name) => host === name || host.endsWith("." + name));
