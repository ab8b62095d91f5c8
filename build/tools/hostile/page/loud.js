// What opens something over the page, or ends the app. Nothing here may work;
// the last line says that the page came through all of it.
const attempt = (f) => {
  try {
    const p = f();
    if (p && p.catch) p.catch(() => {});
  } catch {
    // refused: as it should be
  }
};

attempt(() => navigator.geolocation.getCurrentPosition(() => {}));
attempt(() => navigator.mediaDevices.getUserMedia({ audio: true, video: true }));
attempt(() => Notification.requestPermission());
attempt(() => document.documentElement.requestFullscreen());
attempt(() => document.body.append(Object.assign(document.createElement("input"), { type: "file", id: "file" })));
attempt(() => document.getElementById("file").click());
attempt(() => window.print());
attempt(() => window.alert("Your session has ended"));
attempt(() => window.confirm("Your session has ended"));
attempt(() => window.prompt("Your smartcard PIN"));
attempt(() => window.runtime.Quit());
attempt(() => window.runtime.WindowHide());
attempt(() => window.close());
setTimeout(() => window.go.main.Bound.Called("page still there"), 500);
