// Put into every measured page before its own scripts. It observes, and sends the events of a gesture; it changes nothing.
(() => {
  if (window.top !== window) return;
  const probe = (window.__bench = { longTasks: [] });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) probe.longTasks.push([startTime, duration]);
  }).observe({ type: "longtask", buffered: true });

  // The memory of the app is among what its first file exports.
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const instantiate = WebAssembly[name].bind(WebAssembly);
    WebAssembly[name] = async (...words) => {
      const done = await instantiate(...words);
      probe.memory ??= (done.instance ?? done).exports.memory;
      return done;
    };
  }

  // A message posted in an animation frame is heard when that frame's style, layout, paint and commit are done.
  const channel = new MessageChannel();
  const waiting = [];
  channel.port1.onmessage = () => waiting.splice(0).forEach((done) => done(performance.now()));
  const afterFrame = (done) => {
    waiting.push(done);
    channel.port2.postMessage(0);
  };

  probe.mark = (name, after = 0) => {
    const times = performance.getEntriesByName(name, "mark").map(({ startTime }) => startTime);
    return times.find((time) => time >= after) ?? null;
  };

  /** From the next event of a type to the end of the first frame in which `isShown` holds, in milliseconds. */
  probe.answer = (type, isShown) =>
    new Promise((done) => {
      const hear = ({ timeStamp }) => {
        const look = () => {
          if (isShown(timeStamp)) return afterFrame((end) => done(end - timeStamp));
          if (performance.now() - timeStamp > 10_000) return done(null);
          requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      };
      addEventListener(type, hear, { capture: true, once: true });
    });

  /**
   * Takes one step before each frame, as the browser hands input over. A step's work: its handlers, and its frame from the
   * first callback to the end.
   */
  probe.drive = (steps) =>
    new Promise((done) => {
      const frames = [];
      const take = (index) => {
        if (index >= steps.length) return done(frames);
        const began = performance.now();
        steps[index]();
        const handled = performance.now() - began;
        requestAnimationFrame((stamp) => {
          const start = performance.now();
          afterFrame((end) => {
            frames.push({ stamp, work: handled + end - start });
            take(index + 1);
          });
        });
      };
      requestAnimationFrame(() => afterFrame(() => take(0)));
    });

  const send = (target, kind, type, x, y, more) => {
    const init = { bubbles: true, cancelable: true, composed: true, clientX: x, clientY: y, pointerId: 1, pointerType: "mouse", ...more };
    target.dispatchEvent(new kind(type, init));
  };

  /** Drags there and back, wheels in, drags, wheels out, drags, 120 steps; then holds still, so that nothing is thrown. */
  probe.gesture = (element) => {
    const box = element.getBoundingClientRect();
    const middle = [box.left + box.width / 2, box.top + box.height / 2];
    const steps = [];
    const drag = (count, dx, dy) => {
      let [x, y] = middle;
      const pointer = (type, more) => steps.push(((x, y) => () => send(element, PointerEvent, type, x, y, more))(x, y));
      pointer("pointerdown", { button: 0, buttons: 1 });
      for (let step = 0; step < count - 2; step += 1) {
        const way = step < (count - 2) / 2 ? 1 : -1;
        [x, y] = [x + way * dx, y + way * dy];
        pointer("pointermove", { button: -1, buttons: 1 });
      }
      pointer("pointerup", { button: 0, buttons: 0 });
    };
    const wheel = (count, deltaY) => {
      for (let step = 0; step < count; step += 1) {
        steps.push(() => send(element, WheelEvent, "wheel", ...middle, { deltaY, deltaMode: 0 }));
      }
    };
    drag(30, 9, 5);
    wheel(20, -69);
    drag(20, -9, 5);
    wheel(20, 69);
    drag(30, -9, -5);
    steps.splice(-1, 0, ...Array(8).fill(() => {}));
    return steps;
  };

  /** One step a year, from the first to the last. */
  probe.years = (range) => {
    const count = range.max - range.min + 1;
    return Array.from({ length: count }, (_, index) => () => {
      range.value = Number(range.min) + index;
      range.dispatchEvent(new InputEvent("input", { bubbles: true }));
    });
  };

  /**
   * Looks on as a picture at rest is moved from now on. What it answers waits until nothing has moved for a while: milliseconds
   * from the last move until the picture was drawn anew, which puts it back to where it lies at rest. `null` if it never was, or
   * was hardly moved.
   */
  probe.watch = (picture, quiet = 400) => {
    const atRest = picture.style.transform;
    const ways = new Set();
    let [moved, drawn, last] = [null, null, performance.now()];
    const observer = new MutationObserver(() => {
      const { transform } = picture.style;
      last = performance.now();
      ways.add(transform);
      if (transform !== atRest) [moved, drawn] = [last, null];
      else drawn ??= last;
    });
    observer.observe(picture, { attributes: true });
    return async () => {
      while (performance.now() - last < quiet) await new Promise((done) => setTimeout(done, 50));
      observer.disconnect();
      return moved === null || drawn === null || ways.size < 20 ? null : drawn - moved;
    };
  };
})();
