/** The dialect of AlfaDocs, for bills and the money that pays them: https://app.alfadocs.com/api.html. */
package org.molaris.payment.alfadocs;
