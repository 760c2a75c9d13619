package org.penstock.web;

import jakarta.servlet.http.HttpServletRequest;
import org.penstock.database.FullDisk;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Missing;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Which exception of a page is which error. */
@ControllerAdvice(annotations = PageController.class)
class ErrorHandlers {
    private final ErrorPages pages;

    ErrorHandlers(ErrorPages pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    ResponseEntity<Object> missing(Missing missing, HttpServletRequest request) {
        return pages.expected(request, HttpStatus.NOT_FOUND);
    }

    @ExceptionHandler
    ResponseEntity<Object> forbidden(Forbidden forbidden, HttpServletRequest request) {
        return pages.expected(request, HttpStatus.FORBIDDEN);
    }

    /** Security's own exceptions go on to its filter, which knows where sign-in is. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void leaveToSecurity(RuntimeException denied) {
        throw denied;
    }

    /** The browser has gone away; there is nobody to answer. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException gone) {
        // nothing to do
    }

    @ExceptionHandler
    ResponseEntity<Object> other(Exception failure, HttpServletRequest request) {
        if (FullDisk.causes(failure)) {
            return pages.fullDisk(request, failure);
        }
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return pages.expected(request, known.getStatusCode());
        }
        return BadInput.causes(failure)
                ? pages.expected(request, HttpStatus.BAD_REQUEST)
                : pages.unexpected(request, failure);
    }
}
