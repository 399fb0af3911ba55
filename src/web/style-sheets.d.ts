// A style sheet that a page brings along; the build puts all of a page's into one.
declare module "*.css";
