package org.penstock.imports.web;

import org.springframework.web.bind.annotation.BindParam;

/** What one chooses beside the files. */
public record NewImportForm(
        @BindParam("pasted") String pasted,
        @BindParam("origin") String origin,
        @BindParam("currency") String currency,
        @BindParam("zone") String zone) {}
