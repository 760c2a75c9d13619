package org.penstock.web;

import org.springframework.beans.TypeMismatchException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.multipart.MultipartException;

/** Exceptions of the framework that mean a malformed request, though they don't say so themselves. */
final class BadInput {
    private BadInput() {}

    static boolean causes(Exception failure) {
        return failure instanceof TypeMismatchException
                || failure instanceof HttpMessageNotReadableException
                || failure instanceof MultipartException;
    }
}
