/** Reads a QR code with the camera, where the browser itself knows how. Pictures stay in it. */

/** The text of the first code that is seen; nothing if there is no camera, or it was stopped.
 * @param {HTMLVideoElement} video @param {HTMLElement} failed shown if there is no camera
 * @param {() => boolean} stopped whether somebody put an end to it @returns {Promise<string>} */
export async function scan(video, failed, stopped) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } }).catch(() => null);
  failed.hidden = stream !== null;
  if (!stream) return "";
  video.hidden = false;
  video.srcObject = stream;
  try {
    await video.play();
    return await seen(video, stopped);
  } finally {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
    video.hidden = true;
  }
}

/** @param {HTMLVideoElement} video @param {() => boolean} stopped @returns {Promise<string>} */
async function seen(video, stopped) {
  const detector = new /** @type {any} */ (globalThis).BarcodeDetector({ formats: ["qr_code"] });
  for (const end = Date.now() + 60_000; Date.now() < end && !stopped(); ) {
    // A frame that cannot be read is followed by the next.
    const [code] = await detector.detect(video).catch(() => []);
    if (code) return code.rawValue;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return "";
}
