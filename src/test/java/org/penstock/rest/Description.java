package org.penstock.rest;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Describes the API by what its handlers declare: mappings, operations, and the records that they take and give. */
final class Description {
    private final Schemas schemas = new Schemas();
    private final Map<String, Map<String, Object>> paths = new TreeMap<>();

    static Map<String, Object> whole() throws ClassNotFoundException {
        Description description = new Description();
        description.schemas.schema(Problem.class);
        for (Class<?> controller : controllers()) {
            for (Method method : controller.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Operation.class)) {
                    description.operation(method);
                }
            }
        }
        return description.document();
    }

    private static List<Class<?>> controllers() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ApiController.class));
        List<Class<?>> found = new ArrayList<>();
        for (var bean : scanner.findCandidateComponents("org.penstock")) {
            found.add(Class.forName(bean.getBeanClassName()));
        }
        return found;
    }

    private Map<String, Object> document() {
        Map<String, Object> paths = new LinkedHashMap<>(this.paths);
        return Schemas.map(
                "openapi", "3.1.0",
                "info",
                        Schemas.map(
                                "title", "Penstock API",
                                "version", "1",
                                "summary", "Deals, people, organisations, products and all that belongs to them.",
                                "description",
                                        "Times are UTC, days ISO 8601, money an amount as text with a currency. Unknown fields and"
                                                + " parameters are refused by name. The guide is docs/api/guide.md.",
                                "license", Schemas.map("name", "Apache-2.0", "identifier", "Apache-2.0")),
                "servers", List.of(Schemas.map("url", "/")),
                "security", List.of(Schemas.map("token", List.of())),
                "paths", paths,
                "components",
                        Schemas.map(
                                "securitySchemes",
                                        Schemas.map(
                                                "token",
                                                Schemas.map(
                                                        "type", "http",
                                                        "scheme", "bearer",
                                                        "description",
                                                                "A personal token, made on the account page or by bin/penstock token. Scopes: "
                                                                        + String.join(
                                                                                ", ",
                                                                                Arrays.stream(Scope.values())
                                                                                        .map(Scope::code)
                                                                                        .toList()))),
                                "responses", errors(),
                                "schemas", schemas.all));
    }

    private static Map<String, Object> errors() {
        Map<String, Object> errors = new LinkedHashMap<>();
        DescribedErrors.BY_STATUS.forEach((status, words) -> errors.put(
                "Problem" + status,
                Schemas.map(
                        "description",
                        words,
                        "content",
                        Schemas.map(
                                "application/problem+json",
                                Schemas.map("schema", Schemas.map("$ref", "#/components/schemas/Problem"))))));
        return errors;
    }

    private void operation(Method method) {
        Operation operation = method.getAnnotation(Operation.class);
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        String path = mapping.path()[0];
        String verb = mapping.method()[0].name();
        boolean upload = mapping.consumes().length > 0;
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("operationId", verb.toLowerCase(Locale.ROOT) + words(path));
        described.put("tags", List.of(path.split("/")[3]));
        described.put("summary", operation.summary());
        if (!operation.detail().isEmpty()) {
            described.put("description", operation.detail());
        }
        described.put(
                "security",
                List.of(Schemas.map("token", List.of(operation.scope().code()))));
        List<Object> parameters = parameters(method, operation, verb, upload);
        if (!parameters.isEmpty()) {
            described.put("parameters", parameters);
        }
        Map<String, Object> body = upload ? uploadBody() : body(method, operation, verb);
        if (body != null) {
            described.put("requestBody", body);
        }
        described.put("responses", responses(method, operation, verb, path, body != null));
        paths.computeIfAbsent(path, fresh -> new TreeMap<>()).put(verb.toLowerCase(Locale.ROOT), described);
    }

    private static String words(String path) {
        StringBuilder words = new StringBuilder();
        for (String part : path.substring("/api/v1/".length()).split("[/{}-]+")) {
            words.append(part.isEmpty() ? "" : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return words.toString();
    }

    private List<Object> parameters(Method method, Operation operation, String verb, boolean upload) {
        List<Object> parameters = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(PathVariable.class)) {
                parameters.add(Schemas.map(
                        "name",
                        parameter.getName(),
                        "in",
                        "path",
                        "required",
                        true,
                        "description",
                        "The id of the " + parameter.getName() + ".",
                        "schema",
                        Schemas.map("type", "string", "format", "uuid"),
                        "example",
                        Schemas.ID));
            }
        }
        for (RecordComponent part : operation.query().getRecordComponents()) {
            parameters.add(queryParameter(part));
        }
        if (operation.paged()) {
            parameters.add(Schemas.map(
                    "name",
                    "limit",
                    "in",
                    "query",
                    "description",
                    "Records a page.",
                    "schema",
                    Schemas.map(
                            "type",
                            "integer",
                            "minimum",
                            1,
                            "maximum",
                            Paging.LIMIT_MAX,
                            "default",
                            Paging.LIMIT_DEFAULT),
                    "example",
                    50));
            parameters.add(Schemas.map(
                    "name",
                    "cursor",
                    "in",
                    "query",
                    "description",
                    "next of the page before, with the same filters and order.",
                    "schema",
                    Schemas.map("type", "string")));
        }
        if (operation.versioned()) {
            parameters.add(Schemas.map(
                    "name",
                    "If-Match",
                    "in",
                    "header",
                    "description",
                    "The ETag that the change is meant for; without it, whatever stands there is changed.",
                    "schema",
                    Schemas.map("type", "string"),
                    "example",
                    "\"3\""));
        }
        if (verb.equals("POST") && !upload) {
            parameters.add(Schemas.map(
                    "name",
                    "Idempotency-Key",
                    "in",
                    "header",
                    "description",
                    "A repeated request with the same key within 24 hours gets the first answer and does nothing.",
                    "schema",
                    Schemas.map("type", "string", "minLength", 1, "maxLength", IdempotencyFilter.KEY_MAX),
                    "example",
                    "order-1042"));
        }
        return parameters;
    }

    private static Map<String, Object> queryParameter(RecordComponent part) {
        Doc doc = part.getAnnotation(Doc.class);
        Map<String, Object> schema = Schemas.map("type", "string");
        if (doc.oneOf().length > 0) {
            List<String> words = new ArrayList<>(List.of(doc.oneOf()));
            if (part.getName().equals("sort")) {
                List.of(doc.oneOf()).forEach(word -> words.add("-" + word));
            }
            schema.put("enum", words);
        }
        boolean open = OperationGate.OPEN.contains(part.getName());
        Map<String, Object> parameter = Schemas.map(
                "name",
                open ? part.getName() + ".{key}" : OperationGate.name(part),
                "in",
                "query",
                "description",
                doc.value());
        if (doc.max() > 0 && !doc.value().contains("everal")) {
            schema.put("maxLength", doc.max());
        }
        if (doc.value().contains("everal mean")) {
            schema = Schemas.map("type", "array", "items", schema, "maxItems", 100);
            parameter.put("explode", true);
        }
        parameter.put("schema", schema);
        if (!doc.example().isEmpty()) {
            parameter.put("example", schema.get("type").equals("array") ? List.of(doc.example()) : doc.example());
        }
        return parameter;
    }

    private @Nullable Map<String, Object> body(Method method, Operation operation, String verb) {
        for (Parameter parameter : method.getParameters()) {
            if (parameter.getType() == Sent.class) {
                Type sent = ((ParameterizedType) parameter.getParameterizedType()).getActualTypeArguments()[0];
                boolean batch = operation.items() != Operation.None.class;
                Object schema = batch ? batch(operation.items(), verb) : schemas.schema((Class<?>) sent);
                Object example = batch
                        ? Schemas.map("items", List.of(item(operation.items(), verb)))
                        : schemas.example((Class<?>) sent);
                return Schemas.map(
                        "required",
                        true,
                        "content",
                        Schemas.map("application/json", Schemas.map("schema", schema, "example", example)));
            }
        }
        return null;
    }

    private Map<String, Object> item(Class<?> type, String verb) {
        Map<String, Object> item = new LinkedHashMap<>();
        if (verb.equals("PATCH")) {
            item.put("id", Schemas.ID);
            item.put("version", 3);
        }
        item.putAll(schemas.example(type));
        return item;
    }

    private Map<String, Object> batch(Class<?> type, String verb) {
        Object item = verb.equals("PATCH")
                ? Schemas.map("allOf", List.of(schemas.schema(Batches.Which.class), schemas.schema(type)))
                : schemas.schema(type);
        return Schemas.map(
                "type",
                "object",
                "required",
                List.of("items"),
                "properties",
                Schemas.map(
                        "items",
                        Schemas.map("type", "array", "minItems", 1, "maxItems", Batch.ITEMS_MAX, "items", item)));
    }

    private static Map<String, Object> uploadBody() {
        return Schemas.map(
                "required",
                true,
                "content",
                Schemas.map(
                        "multipart/form-data",
                        Schemas.map(
                                "schema",
                                Schemas.map(
                                        "type",
                                        "object",
                                        "required",
                                        List.of("files"),
                                        "properties",
                                        Schemas.map(
                                                "files",
                                                        Schemas.map(
                                                                "type", "array",
                                                                "items",
                                                                        Schemas.map(
                                                                                "type", "string", "format", "binary"),
                                                                "description", "CSV or XLSX files."),
                                                "currency",
                                                        Schemas.map(
                                                                "type", "string",
                                                                "description",
                                                                        "The currency of amounts that name none; the company's if it is not said."),
                                                "zone",
                                                        Schemas.map(
                                                                "type", "string",
                                                                "description",
                                                                        "The zone of times that name none; the company's if it is not said."),
                                                "origin",
                                                        Schemas.map(
                                                                "type", "string",
                                                                "description",
                                                                        "Where the files come from: file, pipedrive, hubspot, amocrm, zoho."))))));
    }

    private Map<String, Object> responses(Method method, Operation operation, String verb, String path, boolean body) {
        Map<String, Object> responses = new TreeMap<>();
        Map<String, Object> success = Schemas.map("description", operation.summary() + ": done.");
        Type answer = method.getGenericReturnType();
        if (answer instanceof ParameterizedType entity && entity.getRawType() == ResponseEntity.class) {
            answer = entity.getActualTypeArguments()[0];
        }
        if (answer != Void.class) {
            success.put(
                    "content",
                    Schemas.map(
                            "application/json",
                            Schemas.map("schema", answerSchema(answer), "example", answerExample(answer))));
        }
        responses.put(String.valueOf(operation.status()), success);
        List<Integer> errors = new ArrayList<>(List.of(400, 401, 403, 429));
        if (path.contains("{")) {
            errors.add(404);
        }
        if (operation.versioned()) {
            errors.addAll(List.of(409, 412));
        }
        if (body) {
            errors.addAll(List.of(413, 422));
        }
        errors.forEach(status ->
                responses.put(String.valueOf(status), Schemas.map("$ref", "#/components/responses/Problem" + status)));
        return responses;
    }

    private Object answerSchema(Type answer) {
        if (answer instanceof ParameterizedType listing) {
            Class<?> item = (Class<?>) listing.getActualTypeArguments()[0];
            return Schemas.map(
                    "type",
                    "object",
                    "description",
                    "One page of a list.",
                    "required",
                    List.of("items", "next"),
                    "properties",
                    Schemas.map(
                            "items", Schemas.map("type", "array", "items", schemas.schema(item)),
                            "next",
                                    Schemas.map(
                                            "type",
                                            List.of("string", "null"),
                                            "description",
                                            "The cursor of the next page; null on the last one."),
                            "total",
                                    Schemas.map(
                                            "type", "integer",
                                            "description",
                                                    "How many there are on all pages; only where it was asked for.")));
        }
        return schemas.schema((Class<?>) answer);
    }

    private Object answerExample(Type answer) {
        if (answer instanceof ParameterizedType listing) {
            Map<String, Object> page =
                    Schemas.map("items", List.of(schemas.example((Class<?>) listing.getActualTypeArguments()[0])));
            page.put("next", null);
            return page;
        }
        return schemas.example((Class<?>) answer);
    }
}
