package org.penstock.rest;

import java.util.List;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.springframework.http.HttpStatus;

/** The answer is a problem: an expected one, with the fields it is about. */
public class ApiRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final transient List<Refusal> refusals;

    public ApiRefusal(HttpStatus status, List<Refusal> refusals) {
        super(status + " " + refusals, null, false, false);
        this.status = status;
        this.refusals = List.copyOf(refusals);
    }

    public ApiRefusal(HttpStatus status, Refusal... refusals) {
        this(status, List.of(refusals));
    }

    /** Well-formed, but what it says can't be done. */
    public static ApiRefusal unprocessable(List<Refusal> refusals) {
        return new ApiRefusal(HttpStatus.UNPROCESSABLE_CONTENT, refusals);
    }

    public static ApiRefusal bad(Refusal... refusals) {
        return new ApiRefusal(HttpStatus.BAD_REQUEST, refusals);
    }

    /** The record stands in another version than the one asked for. */
    public static ApiRefusal stale(IfMatch wanted) {
        return wanted.version() == null
                ? new ApiRefusal(HttpStatus.CONFLICT, Refusal.of("rest.conflict"))
                : new ApiRefusal(HttpStatus.PRECONDITION_FAILED, Refusal.of("rest.stale"));
    }

    /** The value of a door's answer; anything else becomes the problem. */
    public static <T> T value(Result<T> result, IfMatch wanted) {
        return switch (result) {
            case Result.Done<T> done -> done.value();
            case Result.Refused<T> refused -> throw unprocessable(refused.refusals());
            case Result.Stale<T> stale -> throw stale(wanted);
        };
    }

    public static <T> T value(Result<T> result) {
        return value(result, IfMatch.NONE);
    }

    public HttpStatus status() {
        return status;
    }

    public List<Refusal> refusals() {
        return refusals;
    }
}
