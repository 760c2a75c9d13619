package org.penstock.architecture;

import java.util.ArrayList;
import java.util.List;

/**
 * A JTE template taken apart: the plain HTML with every expression replaced by {@link #DATA}, the expressions, and the
 * arguments of the templates that it calls. Content blocks among the arguments are HTML again.
 */
final class Template {
    /** Stands in the HTML for a value that comes from data or from the message bundles. */
    static final char DATA = '\u25a0';

    final StringBuilder html = new StringBuilder();
    final List<String> expressions = new ArrayList<>();
    final List<String> arguments = new ArrayList<>();

    private final String text;
    private int at;

    private Template(String text) {
        this.text = text;
    }

    static Template of(String source) {
        String code = source.replaceAll("(?s)<%--.*?--%>", "")
                .replaceAll("(?m)^@(import|param)[^\\n`]*(@`[^`]*`)?[^\\n]*$", "");
        Template template = new Template(code);
        template.read(code.length());
        return template;
    }

    private void read(int end) {
        while (at < end) {
            if (text.startsWith("${", at) || text.startsWith("$unsafe{", at)) {
                at = text.indexOf('{', at) + 1;
                int close = closing(at, '{', '}');
                expressions.add(text.substring(at, close));
                html.append(DATA);
                at = close + 1;
            } else if (text.startsWith("!{", at)) {
                int close = closing(at + 2, '{', '}');
                blocks(at + 2, close);
                at = close + 1;
            } else if (text.charAt(at) == '@' && directive()) {
                continue;
            } else {
                html.append(text.charAt(at++));
            }
        }
    }

    /** Skips @if(…), @for(…), @template.x.y(…) and their like; answers whether there was one. */
    private boolean directive() {
        int name = at + 1;
        while (name < text.length() && (Character.isLetterOrDigit(text.charAt(name)) || text.charAt(name) == '.')) {
            name++;
        }
        String word = text.substring(at + 1, name);
        if (word.equals("else") || word.equals("endif") || word.equals("endfor") || word.equals("endraw")) {
            at = name;
            html.append(' ');
            return true;
        }
        boolean call = word.startsWith("template.");
        if (!call && !word.equals("if") && !word.equals("elseif") && !word.equals("for")) {
            return false;
        }
        int open = name;
        int close = closing(open + 1, '(', ')');
        if (call) {
            arguments.add(withoutBlocks(text.substring(open + 1, close)));
            blocks(open + 1, close);
        }
        html.append(' ');
        at = close + 1;
        return true;
    }

    /** Reads what stands in content blocks between two places. */
    private void blocks(int from, int to) {
        int here = from;
        while (here < to) {
            char c = text.charAt(here);
            if (c == '"') {
                here = afterString(here);
            } else if (text.startsWith("@`", here)) {
                int close = closingBlock(here + 2);
                at = here + 2;
                html.append(' ');
                read(close);
                html.append(' ');
                here = close + 1;
            } else {
                here++;
            }
        }
    }

    private static String withoutBlocks(String code) {
        StringBuilder rest = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < code.length(); i++) {
            if (code.startsWith("@`", i)) {
                depth++;
                i++;
            } else if (code.charAt(i) == '`' && depth > 0) {
                depth--;
            } else if (depth == 0) {
                rest.append(code.charAt(i));
            }
        }
        return rest.toString();
    }

    private int closing(int from, char open, char close) {
        int depth = 1;
        int here = from;
        while (true) {
            char c = text.charAt(here);
            if (c == '"') {
                here = afterString(here);
            } else if (text.startsWith("@`", here)) {
                here = closingBlock(here + 2) + 1;
            } else if (c == open) {
                depth++;
                here++;
            } else if (c == close) {
                if (--depth == 0) {
                    return here;
                }
                here++;
            } else {
                here++;
            }
        }
    }

    private int closingBlock(int from) {
        int here = from;
        while (text.charAt(here) != '`') {
            if (text.startsWith("@`", here)) {
                here = closingBlock(here + 2) + 1;
            } else if (text.startsWith("${", here) || text.startsWith("!{", here)) {
                here = closing(here + 2, '{', '}') + 1;
            } else {
                here++;
            }
        }
        return here;
    }

    private int afterString(int quote) {
        int here = quote + 1;
        while (text.charAt(here) != '"') {
            here += text.charAt(here) == '\\' ? 2 : 1;
        }
        return here + 1;
    }
}
