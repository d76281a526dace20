// @ts-check
// Hosts under which an address says little about who has it.

/** Under these anybody gets an address, or has a file shown, without saying who they are. */
export const OPEN_HOSTS = `
000webhostapp.com aliyuncs.com altervista.org amazonaws.com amplifyapp.com angelfire.com
appspot.com archive.org awsapprunner.com azureedge.net azurefd.net azurestaticapps.net
azurewebsites.net backblazeb2.com beeceptor.com bitbucket.io bitbucket.org blogspot.com
carrd.co cdn.ampproject.org cloudfront.net cloudfunctions.net codeberg.org codeberg.page
codepen.io csb.app ddns.net deno.dev digitaloceanspaces.com discordapp.com
discordapp.net docs.google.com drive.google.com dropbox.com dropboxusercontent.com
duckdns.org dweb.link elasticbeanstalk.com esm.sh eu.org firebaseapp.com fly.dev
framagit.org framer.app framer.website gitbook.io gitea.com gitee.com githack.com
github.com github.dev github.io githubusercontent.com gitlab.com gitlab.io gitpod.io
glitch.me godaddysites.com googleusercontent.com herokuapp.com hf.space hopto.org
huggingface.co infinityfreeapp.com ipfs.io jimdofree.com jimdosite.com js.org
jsdelivr.net jsonbin.io jsonblob.com kinsta.page koyeb.app lhr.life linodeobjects.com
loca.lt lovable.app mocky.io my.canva.site mypinata.cloud myqcloud.com neocities.org
netlify.app ngrok-free.app ngrok.app ngrok.io nip.io notabug.org notion.site npoint.io
observableusercontent.com on.aws onrender.com oraclecloud.com pages.dev pastebin.com
pipedream.net pythonanywhere.com r2.dev railway.app readthedocs.io repl.co replit.app
replit.dev run.app serveo.net sites.google.com sourceforge.io sourceforge.net
square.site sr.ht sslip.io stackblitz.io statically.io storage.googleapis.com
strikingly.com supabase.co surge.sh sytes.net tiiny.site translate.goog tripod.com
trycloudflare.com tumblr.com unpkg.com val.run vercel.app w3s.link wasabisys.com web.app
webcontainer.io webflow.io webhook.site webnode.page weebly.com windows.net wixsite.com
wordpress.com workers.dev zapto.org zeabur.app zenodo.org`
  .trim()
  .split(/\s/);

/** Tell whether anybody can get an address like `host`. @param {string} host */
export const isOpenHost = (host) =>
  OPEN_HOSTS.some((name) => host === name || host.endsWith("." + name));

/** Tell whether an address is in the folder of one person, such as `/~ana` of a university.
 * @param {string} id */
export const isPersonal = (id) => /[/:](~|%7e)/i.test(id);
