package org.penstock.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives handlers of the API what a request says: {@link Sent} body, {@link Paging}, {@link IfMatch}, {@link Caller}. */
final class ApiArguments implements HandlerMethodArgumentResolver {
    private final ApiJson json;

    ApiArguments(ApiJson json) {
        this.json = json;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == Sent.class || type == Paging.class || type == IfMatch.class || type == Caller.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        HttpServletRequest request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        Class<?> type = parameter.getParameterType();
        if (type == Paging.class) {
            return Paging.of(request);
        }
        if (type == IfMatch.class) {
            return IfMatch.of(request);
        }
        if (type == Caller.class) {
            return Objects.requireNonNull(Caller.of(request));
        }
        var sent = (ParameterizedType) parameter.getGenericParameterType();
        return json.read(raw(sent.getActualTypeArguments()[0]), request);
    }

    private static Class<?> raw(java.lang.reflect.Type type) {
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    }
}
