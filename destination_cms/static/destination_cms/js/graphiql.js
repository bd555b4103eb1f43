/* Start GraphiQL on its page; the API is at the page's own address. */
(() => {
  "use strict";

  const fetcher = GraphiQL.createFetcher({ url: window.location.pathname });
  const editor = React.createElement(GraphiQL, { fetcher, inputValueDeprecation: true });
  ReactDOM.createRoot(document.getElementById("graphiql")).render(editor);
})();
