package org.penstock.web;

import gg.jte.models.runtime.JteModel;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Result;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * What stands beside a field that saves itself while one goes on: {@code web/mark.jte}. The answer to a save swaps this mark
 * and the version alone, so that the focus stays where it is.
 *
 * @param key makes the ids of the mark and of the version's input; one for each form of the page
 * @param error what is wrong with what was typed
 * @param theirs what somebody else wrote meanwhile
 * @param again the region's URL, to take theirs
 */
public record InPlace(
        String key,
        int version,
        boolean saved,
        String error,
        @Nullable String theirs,
        @Nullable String again) {

    public static InPlace at(String key, int version) {
        return new InPlace(key, version, false, "", null, null);
    }

    /**
     * The answer to a save.
     *
     * @param read the version that the writer read; it stays until they decide between the two
     * @param version the version of a record
     * @param words a record as the writer would have typed it
     * @param events what other regions are told of it
     * @param render {@code mark -> templates.webMark(ui, mark, true)}
     */
    public static <T> ResponseEntity<JteModel> answer(
            Ui ui,
            String key,
            int read,
            Result<T> result,
            Function<T, Integer> version,
            Function<T, String> words,
            String again,
            String events,
            Function<InPlace, JteModel> render) {
        return switch (result) {
            case Result.Done<T> done ->
                ResponseEntity.ok()
                        .header("HX-Trigger", events)
                        .body(render.apply(new InPlace(key, version.apply(done.value()), true, "", null, null)));
            case Result.Refused<T> refused ->
                ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                        .body(render.apply(refused(ui, key, read, refused)));
            case Result.Stale<T> stale ->
                ResponseEntity.status(HttpStatus.CONFLICT)
                        .body(render.apply(new InPlace(
                                key, version.apply(stale.current()), false, "", words.apply(stale.current()), again)));
        };
    }

    private static <T> InPlace refused(Ui ui, String key, int read, Result.Refused<T> refused) {
        String error = String.join(
                " ", refused.refusals().stream().map(ui.texts()::of).distinct().toList());
        return new InPlace(key, read, false, error, null, null);
    }
}
