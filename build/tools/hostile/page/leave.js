// One way out of the page, named in the address.
const target = "TARGET";
const ways = {
  "location-href": () => {
    location.href = `${target}/hit/location-href?record`;
  },
  "location-replace": () => location.replace(`${target}/hit/location-replace`),
  "location-assign": () => location.assign(`${target}/hit/location-assign`),
  "window-open-self": () => window.open(`${target}/hit/window-open-self`, "_self"),
  "form-get": () => document.getElementById("get").submit(),
  "form-post": () => document.getElementById("post").submit(),
  link: () => document.getElementById("link").click(),
  "link-top": () => document.getElementById("top").click(),
  "svg-link": () => document.getElementById("svg").dispatchEvent(new MouseEvent("click", { bubbles: true })),
  "data-url": () => {
    location.href = `data:text/html,<img src="${target}/hit/data-url">`;
  },
  "blob-url": () => {
    location.href = URL.createObjectURL(new Blob([`<img src="${target}/hit/blob-url">`], { type: "text/html" }));
  },
  "javascript-url": () => {
    location.href = `javascript:fetch("${target}/hit/javascript-url")`;
  },
};
const way = new URLSearchParams(location.search).get("way");
setTimeout(() => ways[way](), 0);
