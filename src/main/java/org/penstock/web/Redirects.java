package org.penstock.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Sends the browser to another page after a change: 303 for a form, {@code HX-Redirect} for htmx. Paths are our own. */
public final class Redirects {
    private Redirects() {}

    public static ResponseEntity<Void> to(Ui ui, String path) {
        return to(ui, path, null);
    }

    /** The toast shows on the page that is come to. */
    public static ResponseEntity<Void> to(Ui ui, String path, @Nullable Toast toast) {
        if (!isOurs(path)) {
            throw new IllegalArgumentException("Not a path of ours: " + path);
        }
        HttpHeaders headers = new HttpHeaders();
        if (toast != null) {
            Toasts.carry(headers, toast);
        }
        if (ui.htmx()) {
            headers.set("HX-Redirect", path);
            return ResponseEntity.noContent().headers(headers).build();
        }
        headers.setLocation(URI.create(path));
        return new ResponseEntity<>(headers, HttpStatus.SEE_OTHER);
    }

    /** Whether a path from outside ({@code ?to=…}) stays on this site. */
    public static boolean isOurs(String path) {
        return path.startsWith("/")
                && !path.startsWith("//")
                && path.indexOf('\\') < 0
                && path.chars().noneMatch(Character::isISOControl);
    }
}
