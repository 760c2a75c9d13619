// Every behaviour of the kit, once a page. Pages add their own modules beside this one.
import "./toast.js";
import "./requests.js";
import "./dialog.js";
import "./menu.js";
import "./combobox.js";
import "./autosubmit.js";
import "./shortcuts.js";
import "./palette.js";
import "./theme.js";
import "./guard.js";
import "./copy.js";
import "./tab.js";
import "./live.js";
import "./in-view.js";
