// @ts-check
// Hosts under which an address says little about who has it.

/** Under these anybody gets an address, or has a file shown, without saying who they are. */
export const OPEN_HOSTS = `
amazonaws.com amplifyapp.com appspot.com archive.org awsapprunner.com azurestaticapps.net
azurewebsites.net backblazeb2.com bitbucket.io blogspot.com carrd.co cdn.ampproject.org
cloudfront.net cloudfunctions.net codeberg.page codepen.io csb.app deno.dev
digitaloceanspaces.com docs.google.com drive.google.com dropboxusercontent.com duckdns.org
dweb.link elasticbeanstalk.com esm.sh firebaseapp.com fly.dev framer.app framer.website
gitbook.io githack.com github.io githubusercontent.com gitlab.io glitch.me googleusercontent.com
herokuapp.com hf.space huggingface.co infinityfreeapp.com ipfs.io js.org jsdelivr.net
lovable.app my.canva.site neocities.org netlify.app ngrok-free.app ngrok.app ngrok.io nip.io
notion.site on.aws onrender.com pages.dev pastebin.com pythonanywhere.com r2.dev railway.app
readthedocs.io repl.co replit.app run.app sites.google.com square.site sslip.io stackblitz.io
statically.io storage.googleapis.com supabase.co surge.sh tiiny.site translate.goog
trycloudflare.com tumblr.com unpkg.com vercel.app web.app webflow.io weebly.com windows.net
wixsite.com wordpress.com workers.dev`
  .trim()
  .split(/\s/);

/** Tell whether anybody can get an address like `host`. @param {string} host */
export const isOpenHost = (host) =>
  OPEN_HOSTS.some((name) => host === name || host.endsWith("." + name));

/** Tell whether an address is in the folder of one person, such as `/~ana` of a university.
 * @param {string} id */
export const isPersonal = (id) => /[/:](~|%7e)/i.test(id);
