package org.molaris.test;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.concurrent.CompletableFuture;

/** The walls of the house: what a service's classes may know. One test per service applies them all. */
public class HouseRules {

    private static final String[] DIALECTS = {"..rest..", "..alfadocs..", "..dentalink..", "..opendental.."};

    @ArchTest
    static final ArchRule entitiesNeverLeaveTheirPackage = classes()
            .that()
            .areAnnotatedWith("jakarta.persistence.Entity")
            .should()
            .notBePublic()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyDialectsSpeakHttp = noClasses()
            .that(not(resideInAnyPackage(DIALECTS)))
            .and()
            .areNotAnnotatedWith("org.eclipse.microprofile.rest.client.inject.RegisterRestClient")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..");

    @ArchTest
    static final ArchRule dialectsDoNotSeeTheDatabase = noClasses()
            .that()
            .resideInAnyPackage(DIALECTS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.persistence..",
                    "io.quarkus.hibernate..",
                    "org.hibernate..",
                    "io.vertx..",
                    "org.molaris.data..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule featuresDoNotSeeDialects = noClasses()
            .that(not(resideInAnyPackage(DIALECTS)))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.molaris.*.rest..", "..alfadocs..", "..dentalink..", "..opendental..");

    @ArchTest
    static final ArchRule dialectsDoNotMeet = slices().matching("org.molaris.*.(rest|alfadocs|dentalink|opendental)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("org.molaris.*.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule thereIsOneWayToOpenATransaction = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("jakarta\\.transaction\\..*"
                    + "|io\\.quarkus\\.hibernate\\.reactive\\.panache\\.common\\.With(Transaction|Session).*"
                    + "|org\\.hibernate\\.reactive\\.mutiny\\.Mutiny\\$SessionFactory");

    @ArchTest
    static final ArchRule norIsThereAnotherWay = noClasses()
            .should()
            .callMethodWhere(target(name("withTransaction"))
                    .or(target(name("withSession")))
                    .or(target(name("withStatelessSession")))
                    .as("open a session or a transaction"));

    @ArchTest
    static final ArchRule onlyListedClassesHoldAPool = noClasses()
            .that()
            .haveSimpleNameNotStartingWith("Platform")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("io\\.vertx\\.(mutiny\\.)?(sqlclient|pgclient)\\.(Pg)?Pool");

    @ArchTest
    static final ArchRule onlyTheRelaySends = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("io\\.smallrye\\.reactive\\.messaging\\.MutinyEmitter"
                    + "|org\\.eclipse\\.microprofile\\.reactive\\.messaging\\.(Emitter|Outgoing)");

    @ArchTest
    static final ArchRule onlyListedClassesReachAcrossClinics = noClasses()
            .that()
            .haveSimpleNameNotStartingWith("Platform")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.quarkus.reactive.datasource.ReactiveDataSource");

    @ArchTest
    static final ArchRule nothingBlocks = noClasses()
            .should()
            .callMethod(Uni.class, "await")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(CompletableFuture.class, "join")
            .orShould()
            .callMethod(CompletableFuture.class, "get");

    @ArchTest
    static final ArchRule timeIsGiven = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now");

    @ArchTest
    static final ArchRule moneyIsNeverBinaryFloating = noFields()
            .should()
            .haveRawType(double.class)
            .orShould()
            .haveRawType(Double.class)
            .orShould()
            .haveRawType(float.class)
            .orShould()
            .haveRawType(Float.class);

    @ArchTest
    static final ArchRule moneyIsComparedByItsValue = noClasses()
            .should()
            .callMethod(BigDecimal.class, "equals", Object.class)
            .orShould()
            .callConstructor(BigDecimal.class, double.class);
}
