package org.penstock.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What went wrong, after RFC 9457. */
@Doc("What went wrong, after RFC 9457.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        @Doc(value = "Always about:blank: the status says what it is.", example = "about:blank")
        String type,

        @Doc(value = "The status in words.", example = "Unprocessable Content")
        String title,

        @Doc(value = "The status of the answer.", example = "422")
        int status,

        @Doc(value = "What it is and what helps, in the language of the token's person.", example = "Enter a title.")
        String detail,

        @Doc("The fields it is about; empty where it is about the whole request.")
        List<Field> errors,

        @Doc(value = "The incident under which the log tells of a failure of ours.", example = "k3m7x2qp9a") @Nullable String incident) {

    public Problem {
        errors = List.copyOf(errors);
    }

    /** One field that is wrong. */
    @Doc("One field that is wrong.")
    public record Field(
            @Doc(value = "The field's name; parts of it behind dots.", example = "title")
            String field,

            @Doc(value = "The same in every language.", example = "deals.title.missing")
            String code,

            @Doc(value = "What is wrong and what helps.", example = "Enter a title.")
            String detail) {}
}
