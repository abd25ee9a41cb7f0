// What the pages can do besides, where a script may run: smaller pictures, how far a sending is, and a pad to sign on.
(function () {
  "use strict";

  const LONGEST = 3300;      // pixels: A4 at 280 dots an inch
  const SMALL = 1500000;     // bytes that are sent as they are
  const MOST_POINTS = 4000;
  const SENDING_SECONDS = 170;

  function byId(id) { return document.getElementById(id); }

  // --- sending ------------------------------------------------------------------------------------------------------

  // A picture drawn anew: smaller, upright, and JPEG, whatever the phone made. What cannot be drawn here goes as it is:
  // the platform says in words what it thinks of it.
  async function prepared(file) {
    const plain = file.type === "image/jpeg" || file.type === "image/png";
    if (!file.type.startsWith("image/") || (plain && file.size <= SMALL)) return file;
    try {
      const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
      const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      const pen = canvas.getContext("2d");
      pen.fillStyle = "#ffffff";
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
      picture.close();
      const drawn = await new Promise(done => canvas.toBlob(done, "image/jpeg", 0.9));
      return drawn && drawn.size < file.size ? drawn : file;
    } catch (error) {
      return file;
    }
  }

  function sendAsIs(form, files, tell) {
    return new Promise((done, failed) => {
      const data = new FormData();
      // The name of a file is nobody's business.
      files.forEach((file, place) => data.append("file", file, "file-" + (place + 1)));
      const request = new XMLHttpRequest();
      request.open("POST", form.action);
      request.timeout = SENDING_SECONDS * 1000;
      request.upload.onprogress = event => {
        if (event.lengthComputable) tell(Math.round(100 * event.loaded / event.total));
      };
      request.onload = () => done();
      request.onerror = request.ontimeout = request.onabort = failed;
      request.send(data);
    });
  }

  function sending(form) {
    const progress = byId("progress");
    const button = byId("send");
    let busy = false;
    form.addEventListener("submit", async event => {
      event.preventDefault();
      if (busy) return;
      const chosen = Array.from(form.querySelectorAll("input[type=file]")).flatMap(input => Array.from(input.files));
      if (chosen.length === 0) {
        progress.textContent = form.dataset.nothing;
        return;
      }
      busy = true;
      button.disabled = true;
      progress.textContent = form.dataset.preparing;
      try {
        const files = [];
        for (const file of chosen) files.push(await prepared(file));
        await sendAsIs(form, files, percent => {
          progress.textContent = form.dataset.sending.replace("%", String(percent));
        });
        // The page says what came of it.
        window.location.reload();
      } catch (error) {
        progress.textContent = form.dataset.broken;
        busy = false;
        button.disabled = false;
      }
    });
  }

  // --- signing ------------------------------------------------------------------------------------------------------

  function signing(section) {
    const pad = byId("pad");
    const field = byId("strokes");
    let strokes = [], points = 0, began = 0, drawing = null;
    section.hidden = false;
    const box = pad.getBoundingClientRect();
    const ratio = window.devicePixelRatio || 1;
    pad.width = Math.round(box.width * ratio);
    pad.height = Math.round(box.height * ratio);
    const pen = pad.getContext("2d");
    pen.lineWidth = 3 * ratio;
    pen.lineCap = pen.lineJoin = "round";
    pen.strokeStyle = "#101418";

    function place(event) {
      const now = pad.getBoundingClientRect();
      return {
        x: Math.min(Math.max(event.clientX - now.left, 0), now.width),
        y: Math.min(Math.max(event.clientY - now.top, 0), now.height),
        at: Date.now() - began,
        wide: now.width,
      };
    }
    function add(event) {
      if (points >= MOST_POINTS) return;
      const spot = place(event);
      const last = drawing[drawing.length - 1];
      drawing.push(spot);
      points += 1;
      pen.beginPath();
      pen.moveTo((last || spot).x * ratio, (last || spot).y * ratio);
      pen.lineTo(spot.x * ratio, spot.y * ratio);
      pen.stroke();
    }
    function tell() {
      field.value = strokes.map(stroke => stroke.map(spot => [
        Math.round(spot.x * 1000 / spot.wide),
        Math.round(spot.y * 1000 / spot.wide),
        Math.min(spot.at, 9999999),
      ].join(",")).join(" ")).join(";");
    }
    pad.addEventListener("pointerdown", event => {
      event.preventDefault();
      pad.setPointerCapture(event.pointerId);
      if (points === 0) began = Date.now();
      drawing = [];
      strokes.push(drawing);
      add(event);
    });
    pad.addEventListener("pointermove", event => {
      if (drawing === null) return;
      // A slow phone tells several movements at once.
      const all = event.getCoalescedEvents ? event.getCoalescedEvents() : [];
      (all.length ? all : [event]).forEach(add);
    });
    for (const end of ["pointerup", "pointercancel"]) {
      pad.addEventListener(end, () => {
        drawing = null;
        tell();
      });
    }
    byId("clear").addEventListener("click", () => {
      strokes = [];
      points = 0;
      pen.clearRect(0, 0, pad.width, pad.height);
      tell();
      pad.focus();
    });
  }

  const send = document.querySelector("form.choose");
  if (send) sending(send);
  const draw = byId("draw");
  if (draw) signing(draw);

  // Twice is once: a button that was pressed waits for its page.
  document.addEventListener("submit", event => {
    if (event.target.classList.contains("choose")) return;
    const buttons = event.target.querySelectorAll("button");
    window.setTimeout(() => buttons.forEach(button => { button.disabled = true; }), 0);
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("button").forEach(button => { button.disabled = false; });
  });
})();
