// The control: an honest call from the app's own page must work, or a test that
// finds no call would prove nothing.
document.getElementById("call").addEventListener("click", async () => {
  const who = document.getElementById("who").value;
  document.getElementById("said").textContent = await window.go.main.Bound.Called(`page ${who}`);
});
