package org.penstock.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.web.Incidents;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Which exception of the API is which problem. */
@ControllerAdvice(annotations = ApiController.class)
class ApiErrors {
    private final Problems problems;
    private final Incidents incidents;

    ApiErrors(Problems problems, Incidents incidents) {
        this.problems = problems;
        this.incidents = incidents;
    }

    @ExceptionHandler
    ResponseEntity<Problem> any(Exception failure, HttpServletRequest request) throws Exception {
        if (failure instanceof AsyncRequestNotUsableException) {
            throw failure; // the client has gone away; there is nobody to answer
        }
        return switch (failure) {
            case ApiRefusal refusal -> problems.answer(request, refusal.status(), refusal.refusals(), null);
            case Missing missing -> problems.answer(request, HttpStatus.NOT_FOUND, List.of(), null);
            case Forbidden forbidden -> problems.answer(request, HttpStatus.FORBIDDEN, List.of(), null);
            case TypeMismatchException mismatch -> mismatch(request, mismatch);
            case ErrorResponse known
            when known.getStatusCode().is4xxClientError() ->
                problems.answer(request, known.getStatusCode(), List.of(), null);
            default -> unexpected(request, failure);
        };
    }

    /** What one record of a batch would have been answered with. */
    Problem of(RuntimeException failure, HttpServletRequest request) {
        try {
            ResponseEntity<Problem> answer = any(failure, request);
            return java.util.Objects.requireNonNull(answer.getBody());
        } catch (RuntimeException rethrown) {
            throw rethrown;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** An id in the path that can't be one names no record; a parameter that can't be read is named. */
    private ResponseEntity<Problem> mismatch(HttpServletRequest request, TypeMismatchException mismatch) {
        String name = mismatch.getPropertyName();
        return name != null && request.getParameterMap().containsKey(name)
                ? problems.answer(
                        request, HttpStatus.BAD_REQUEST, List.of(Refusal.at(name, "rest.parameter.unreadable")), null)
                : problems.answer(request, HttpStatus.NOT_FOUND, List.of(), null);
    }

    private ResponseEntity<Problem> unexpected(HttpServletRequest request, Exception failure) {
        String where = request.getMethod() + " " + request.getRequestURI();
        String incident = incidents.record(where, failure);
        return problems.answer(request, HttpStatus.INTERNAL_SERVER_ERROR, List.of(), incident);
    }
}
