package org.penstock.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Holds a request to its {@link Operation}: the scope first, then that every parameter of the query is known. */
final class OperationGate implements HandlerInterceptor {
    /** Parameters that are named on: {@code custom.budget}, {@code fact.qualification.verdict}. */
    static final List<String> OPEN = List.of("custom", "fact");

    private static final Pattern CAPITAL = Pattern.compile("([A-Z])");

    private final Map<Method, Known> known = new ConcurrentHashMap<>();

    private record Known(@Nullable Scope scope, Set<String> parameters) {}

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && method.getBeanType().isAnnotationPresent(ApiController.class)) {
            Known operation = known.computeIfAbsent(method.getMethod(), OperationGate::read);
            scope(request, response, operation);
            parameters(request, operation);
        }
        return true;
    }

    private static void scope(HttpServletRequest request, HttpServletResponse response, Known operation) {
        Scope scope = operation.scope();
        Caller caller = Caller.of(request);
        if (scope != null && (caller == null || !caller.scopes().contains(scope))) {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE,
                    "Bearer realm=\"penstock\", error=\"insufficient_scope\", scope=\"" + scope.code() + "\"");
            throw new ApiRefusal(HttpStatus.FORBIDDEN, Refusal.of("rest.scope", scope.code()));
        }
    }

    private static void parameters(HttpServletRequest request, Known operation) {
        if (request.getQueryString() == null) {
            return;
        }
        List<Refusal> wrong = new ArrayList<>(unknown(request, operation));
        request.getParameterMap().forEach((name, values) -> {
            if (Arrays.stream(values).anyMatch(value -> value.indexOf('\0') >= 0)) {
                wrong.add(Refusal.at(name, "rest.parameter.unreadable"));
            }
        });
        if (!wrong.isEmpty()) {
            throw new ApiRefusal(HttpStatus.BAD_REQUEST, wrong);
        }
    }

    private static List<Refusal> unknown(HttpServletRequest request, Known operation) {
        return request.getParameterMap().keySet().stream()
                .filter(name -> !operation.parameters().contains(name))
                .filter(name -> OPEN.stream()
                        .noneMatch(open -> name.startsWith(open + ".")
                                && operation.parameters().contains(open)))
                .map(name -> Refusal.at(name, "rest.parameter.unknown"))
                .toList();
    }

    private static Known read(Method method) {
        Operation operation = method.getAnnotation(Operation.class);
        if (operation == null) {
            return new Known(null, Set.of());
        }
        Set<String> parameters = new HashSet<>();
        for (RecordComponent part : operation.query().getRecordComponents()) {
            parameters.add(name(part));
        }
        if (operation.paged()) {
            parameters.addAll(List.of("limit", "cursor"));
        }
        return new Known(operation.scope(), parameters);
    }

    /** The parameter {@code value-from} of a component {@code valueFrom}. */
    static String name(RecordComponent part) {
        return CAPITAL.matcher(part.getName()).replaceAll("-$1").toLowerCase(Locale.ROOT);
    }
}
