package org.molaris.clinic.dentalink;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.molaris.clinic.setup.Branch;
import org.molaris.clinic.setup.Field;
import org.molaris.clinic.setup.Kind;
import org.molaris.clinic.setup.Numbered;
import org.molaris.dentalink.Bit;
import org.molaris.dentalink.Fields;
import org.molaris.dentalink.Link;

/** A place where the clinic works. */
record DentalinkBranch(
        long id,
        String nombre,
        String telefono,
        String ciudad,
        String comuna,
        String direccion,
        int habilitada,
        List<Link> links) {

    static final String PATH = "sucursales";

    static final Listed<Branch, DentalinkBranch> LISTED = new Listed<>(
            Kind.BRANCH,
            Fields.<Field>none()
                    .with("id", Fields.Type.NUMBER, Field.NUMBER)
                    .with("nombre", Fields.Type.TEXT, Field.NAME)
                    .with("telefono", Fields.Type.TEXT, Field.PHONE)
                    .with("ciudad", Fields.Type.TEXT, Field.CITY)
                    .with("comuna", Fields.Type.TEXT, Field.DISTRICT)
                    .with("direccion", Fields.Type.TEXT, Field.ADDRESS)
                    .with("habilitada", Fields.Type.BIT, Field.IN_USE),
            DentalinkBranch::of);

    static DentalinkBranch of(Numbered<Branch> found, UriInfo uri) {
        var branch = found.kept().details();
        long number = found.kept().number();
        return new DentalinkBranch(
                number,
                branch.name(),
                Texts.orEmpty(branch.phone()),
                Texts.orEmpty(branch.city()),
                Texts.orEmpty(branch.district()),
                Texts.joined(", ", branch.address(), branch.addressLine2()),
                Bit.of(found.isInUse()),
                List.of(
                        Link.self(uri, PATH, number),
                        below(uri, DentalinkDentist.PATH, number),
                        below(uri, DentalinkChair.PATH, number)));
    }

    private static Link below(UriInfo uri, String resource, long number) {
        return Link.to(uri, resource, PATH + "/" + number + "/" + resource);
    }
}
