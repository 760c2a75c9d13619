package org.penstock.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.penstock.database.FullDisk;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;

/** Errors that no page controller has seen: unknown URLs, refusals of filters, failures of the server itself. */
@PageController
class ErrorPageController implements ErrorController {
    private final ErrorPages pages;

    ErrorPageController(ErrorPages pages) {
        this.pages = pages;
    }

    @RequestMapping("${server.error.path:${error.path:/error}}")
    ResponseEntity<Object> error(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            return FullDisk.causes(failure) ? pages.fullDisk(request, failure) : pages.unexpected(request, failure);
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return pages.expected(request, HttpStatus.valueOf(status instanceof Integer code ? code : 404));
    }
}
