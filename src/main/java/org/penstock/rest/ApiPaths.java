package org.penstock.rest;

import jakarta.servlet.http.HttpServletRequest;

/** Where the API lies. */
public final class ApiPaths {
    public static final String ROOT = "/api/";
    public static final String V1 = "/api/v1";

    /** The description is public: it says how to ask and holds no data. */
    public static final String DESCRIPTION = V1 + "/openapi.json";

    private ApiPaths() {}

    public static boolean covers(HttpServletRequest request) {
        return request.getRequestURI().startsWith(ROOT);
    }
}
