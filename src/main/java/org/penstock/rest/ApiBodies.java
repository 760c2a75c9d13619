package org.penstock.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;

/** Writes the records of {@code rest} packages with the API's own mapper; everything else is left to the others. */
final class ApiBodies extends JacksonJsonHttpMessageConverter {
    private static final String PACKAGES = ".rest";

    ApiBodies(ApiJson json) {
        super(json.mapper());
        setSupportedMediaTypes(List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON));
    }

    /** Bodies are read by {@link Binder}, which names what is wrong. */
    @Override
    public boolean canRead(ResolvableType type, @Nullable MediaType media) {
        return false;
    }

    @Override
    public boolean canWrite(ResolvableType target, Class<?> type, @Nullable MediaType media) {
        return type.getPackageName().endsWith(PACKAGES) && super.canWrite(target, type, media);
    }
}
