package org.penstock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.penstock.kernel.Actor;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;

/** The doors of the business modules say who acts: {@link Actor} comes first. What else is public has a reason here. */
class DoorsTest {
    /** Kits and the launcher know no business, so nobody acts in them; the command line and the demo act as the system. */
    private static final Set<String> NO_DOORS = Set.of("kernel", "database", "jobs", "web", "rest", "commands", "demo");

    /** Why a method does without: the reason, and the methods that it holds for. */
    private static final Map<String, List<String>> EXCEPTIONS = Map.of(
            "What everybody in the company may read: its settings, stages, reasons, fields and labels",
            List.of(
                    "Company.settings",
                    "Company.rate",
                    "Pipelines.all",
                    "Pipelines.current",
                    "Pipelines.standard",
                    "Pipelines.of",
                    "Pipelines.stage",
                    "CloseTemplates.of",
                    "QuestionGuides.of",
                    "Reasons.all",
                    "Reasons.current",
                    "Gates.of",
                    "Gates.stageFacts",
                    "StageTools.all",
                    "StageTools.facts",
                    "WorkCalendar.days",
                    "WorkCalendar.holidays",
                    "WorkCalendar.hours",
                    "WorkCalendar.seen",
                    "CustomFields.of",
                    "CustomFields.all",
                    "CustomFields.get",
                    "CustomFields.find",
                    "Labels.of",
                    "Labels.all",
                    "Labels.byId",
                    "Labels.get"),
            "Reads or shows values that the caller holds already",
            List.of(
                    "CustomFields.parse",
                    "CustomFields.show",
                    "CustomFields.inputs",
                    "ImportPages.facts",
                    "ImportPages.fields",
                    "ImportPages.recognised",
                    "StageTools.shown"),
            "Before somebody is signed in there is no actor; the secret that is handed in says who it is",
            List.of(
                    "Accounts.anyOwner",
                    "PasswordLinks.find",
                    "PasswordLinks.use",
                    "SignInLinks.use",
                    "SignIns.attempt",
                    "PasskeySignIns.challenge",
                    "PasskeySignIns.attempt",
                    "SessionCookies.begin",
                    "SessionCookies.end",
                    "SetUp.open",
                    "SetUp.tokenNeeded",
                    "SetUp.printable",
                    "SetUp.create"),
            "Makes the actor, or works on a request, a token, a hash",
            List.of("Actors.of", "Addresses.outside", "PasskeySites.of", "Tokens.next", "Tokens.hash"),
            "A copy of what another module has allowed already, written in that module's transaction",
            List.of("NextSteps.put", "StageFacts.put", "StageFacts.putAll"),
            "Whoever may write into the database and the directory of the server restores, before anybody can sign in",
            List.of("Restore.restore"));

    @Test
    void everyDoorTakesTheActorFirst() throws ClassNotFoundException {
        Set<String> without = new TreeSet<>();
        for (Class<?> door : doors()) {
            for (Method method : door.getDeclaredMethods()) {
                if (isPromised(method, door) && !takesActor(method)) {
                    without.add(door.getSimpleName() + "." + method.getName());
                }
            }
        }
        Set<String> allowed = new TreeSet<>();
        EXCEPTIONS.values().forEach(allowed::addAll);
        assertThat(without)
                .as("Doors without an actor, besides the exceptions; an exception that is none any more counts too")
                .isEqualTo(allowed);
    }

    private static boolean takesActor(Method method) {
        return method.getParameterCount() > 0 && method.getParameterTypes()[0] == Actor.class;
    }

    /** What an interface of another module asks for is a promise of that interface. */
    private static boolean isPromised(Method method, Class<?> door) {
        return Modifier.isPublic(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers())
                && !method.isSynthetic()
                && !asked(method, door);
    }

    private static boolean asked(Method method, Class<?> door) {
        for (Class<?> asking : door.getInterfaces()) {
            for (Method wanted : asking.getMethods()) {
                if (wanted.getName().equals(method.getName())
                        && wanted.getParameterCount() == method.getParameterCount()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Set<Class<?>> doors() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Component.class));
        Set<Class<?>> doors = new java.util.HashSet<>();
        for (BeanDefinition found : scanner.findCandidateComponents("org.penstock")) {
            Class<?> bean = Class.forName(found.getBeanClassName());
            String[] packages = bean.getPackageName().split("\\.");
            if (Modifier.isPublic(bean.getModifiers()) && packages.length == 3 && !NO_DOORS.contains(packages[2])) {
                doors.add(bean);
            }
        }
        return doors;
    }
}
