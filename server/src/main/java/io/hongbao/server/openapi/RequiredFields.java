package io.hongbao.server.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Says of answers which fields are always there: those of a record that are not {@code @Nullable},
 * as such a field is left out when it is null. Nothing is said of what is sent to the server, which
 * asks for its fields in its own words. Runs when the server is built.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class RequiredFields implements OASFilter {

    private static final String HOUSE = "io.hongbao.";
    private static final DotName NULLABLE =
            DotName.createSimple("org.jspecify.annotations.Nullable");
    private static final DotName OPTIONAL = DotName.createSimple("java.util.Optional");
    private static final DotName INCLUDE =
            DotName.createSimple("com.fasterxml.jackson.annotation.JsonInclude");

    /** With these, only what is null is left out. */
    private static final Set<String> NULLS_ONLY = Set.of("NON_NULL", "ALWAYS");

    private final Map<String, List<ClassInfo>> records;

    /**
     * @param index all classes of the server
     */
    public RequiredFields(IndexView index) {
        records =
                index.getKnownClasses().stream()
                        .filter(type -> type.isRecord() && type.name().toString().startsWith(HOUSE))
                        .collect(Collectors.groupingBy(type -> ownName(type.name().toString())));
    }

    private static String ownName(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null || document.getComponents().getSchemas() == null) {
            return;
        }
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        Set<String> sent = sent(document, schemas);
        schemas.forEach((name, schema) -> {
            if (!sent.contains(name)
                    && schema.getProperties() != null
                    && schema.getRequired() == null) {
                always(name, schema.getProperties().keySet()).ifPresent(schema::setRequired);
            }
        });
    }

    /**
     * What is always there. Schemas of records of the same name have numbers behind it; which is
     * whose is told by their fields.
     */
    private Optional<List<String>> always(String schema, Set<String> fields) {
        Set<List<String>> found =
                Stream.of(schema, schema.replaceFirst("[0-9]+$", ""))
                        .distinct()
                        .flatMap(name -> records.getOrDefault(name, List.of()).stream())
                        .filter(type -> names(type).equals(fields))
                        .map(RequiredFields::always)
                        .collect(Collectors.toSet());
        return found.size() == 1
                ? found.stream().filter(names -> !names.isEmpty()).findFirst()
                : Optional.empty();
    }

    private static Set<String> names(ClassInfo type) {
        return type.recordComponents().stream()
                .map(RecordComponentInfo::name)
                .collect(Collectors.toSet());
    }

    private static List<String> always(ClassInfo type) {
        return type.recordComponents().stream()
                .filter(part ->
                        !part.type().hasAnnotation(NULLABLE)
                                && !part.type().name().equals(OPTIONAL)
                                && leavesOutNullsOnly(type.declaredAnnotation(INCLUDE))
                                && leavesOutNullsOnly(onField(type, part.name())))
                .map(RecordComponentInfo::name)
                .sorted()
                .toList();
    }

    private static @Nullable AnnotationInstance onField(ClassInfo type, String name) {
        FieldInfo field = type.field(name);
        return field == null ? null : field.declaredAnnotation(INCLUDE);
    }

    private static boolean leavesOutNullsOnly(@Nullable AnnotationInstance include) {
        return include == null
                || include.value() == null
                || NULLS_ONLY.contains(include.value().asEnum());
    }

    /** The schemas of bodies that are sent to the server, with those that they are made of. */
    private static Set<String> sent(OpenAPI document, Map<String, Schema> schemas) {
        Set<String> sent = new LinkedHashSet<>();
        Deque<Schema> left = new ArrayDeque<>();
        if (document.getPaths() != null && document.getPaths().getPathItems() != null) {
            document.getPaths().getPathItems().values().stream()
                    .flatMap(path -> path.getOperations().values().stream())
                    .filter(operation ->
                            operation.getRequestBody() != null
                                    && operation.getRequestBody().getContent() != null)
                    .flatMap(operation ->
                            operation
                                    .getRequestBody()
                                    .getContent()
                                    .getMediaTypes()
                                    .values()
                                    .stream())
                    .map(MediaType::getSchema)
                    .forEach(schema -> add(left, schema));
        }
        while (!left.isEmpty()) {
            Schema schema = left.removeFirst();
            String ref = schema.getRef();
            if (ref != null) {
                String name = ref.substring(ref.lastIndexOf('/') + 1);
                if (sent.add(name)) {
                    add(left, schemas.get(name));
                }
            }
            add(left, schema.getItems());
            add(left, schema.getAdditionalPropertiesSchema());
            addAll(left, schema.getProperties() == null ? null : schema.getProperties().values());
            addAll(left, schema.getAllOf());
            addAll(left, schema.getAnyOf());
            addAll(left, schema.getOneOf());
        }
        return sent;
    }

    private static void add(Deque<Schema> left, @Nullable Schema schema) {
        if (schema != null) {
            left.add(schema);
        }
    }

    private static void addAll(Deque<Schema> left, @Nullable Collection<Schema> schemas) {
        if (schemas != null) {
            left.addAll(schemas);
        }
    }
}
