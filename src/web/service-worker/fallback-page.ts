// Shown where the server is away and the page was never here before: it says so and asks again by itself.

const TEXT = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="refresh" content="4">
    <title>系统正在恢复</title>
  </head>
  <body>
    <h1>系统正在恢复，请稍候</h1>
    <p lang="en">The system is coming back, please wait.</p>
  </body>
</html>
`;

export const fallbackPage = (): Response =>
  new Response(TEXT, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
