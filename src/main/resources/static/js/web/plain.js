// The behaviours of a page without the shell.
import "./toast.js";
import "./autosubmit.js";
import "./copy.js";
