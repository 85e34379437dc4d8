/**
 * Payload's German says "du"; the people of an administration are addressed with "Sie".
 * Only those texts are here; all others are Payload's own.
 */
export const formalGerman = {
  authentication: {
    beginCreateFirstUser: 'Legen Sie ein erstes Benutzerkonto an, um zu beginnen',
    checkYourEmailForPasswordReset:
      'Gehört die E-Mail-Adresse zu einem Benutzerkonto, erhalten Sie in Kürze eine Nachricht zum Zurücksetzen Ihres Passworts. Bitte sehen Sie auch im Spam-Ordner nach.',
    forgotPasswordEmailInstructions:
      'Bitte geben Sie Ihre E-Mail-Adresse an. Sie erhalten eine Nachricht, mit der Sie Ihr Passwort zurücksetzen können.',
    forgotPasswordUsernameInstructions:
      'Bitte geben Sie Ihren Benutzernamen ein. Eine Nachricht zum Zurücksetzen Ihres Passworts geht an die hinterlegte E-Mail-Adresse.',
    generatingNewAPIKeyWillInvalidate:
      'Wenn Sie einen neuen API-Schlüssel erzeugen, wird der vorherige <1>ungültig</1>. Möchten Sie fortfahren?',
    loggedIn:
      'Um sich mit einem anderen Benutzerkonto anzumelden, müssen Sie sich zuerst <0>abmelden</0>.',
    loggedInChangePassword:
      'Um Ihr Passwort zu ändern, öffnen Sie Ihr <0>Benutzerkonto</0> und ändern es dort.',
    loggedOutInactivity: 'Sie wurden abgemeldet, weil Sie länger nicht aktiv waren.',
    loggedOutSuccessfully: 'Sie sind abgemeldet.',
    loginWithAnotherUser:
      'Um sich mit einem anderen Benutzerkonto anzumelden, müssen Sie sich zuerst <0>abmelden</0>.',
    newAccountCreated:
      'Für Sie wurde ein Konto auf <a href="{{serverURL}}">{{serverURL}}</a> angelegt. Bitte öffnen Sie diese Adresse, um Ihre E-Mail-Adresse zu bestätigen: <a href="{{verificationURL}}">{{verificationURL}}</a><br> Danach können Sie sich anmelden.',
    resetYourPassword: 'Ihr Passwort zurücksetzen',
    verifyYourEmail: 'Ihre E-Mail-Adresse bestätigen',
    youAreInactive:
      'Sie waren einige Zeit nicht aktiv und werden zu Ihrer Sicherheit bald abgemeldet. Möchten Sie angemeldet bleiben?',
    youAreReceivingResetPassword:
      'Sie erhalten diese Nachricht, weil Sie (oder jemand anderes) das Passwort Ihres Benutzerkontos zurücksetzen wollen. Bitte öffnen Sie dazu diese Adresse:',
    youDidNotRequestPassword:
      'Haben Sie das nicht veranlasst, brauchen Sie nichts zu tun. Ihr Passwort bleibt, wie es ist.',
  },
  dashboard: {
    discardMessage:
      'Ihre Änderungen an der Übersicht sind nicht gespeichert. Möchten Sie sie verwerfen?',
    noItems:
      'Ihre Übersicht ist leer. Über das Menü „Übersicht“ in der oberen Leiste können Sie etwas hinzufügen.',
  },
  error: {
    deletingTitle:
      '{{title}} konnte nicht gelöscht werden. Bitte prüfen Sie die Verbindung und versuchen Sie es erneut.',
    documentNotFound:
      'Das Dokument {{id}} wurde nicht gefunden. Vielleicht ist es gelöscht, oder Sie haben keinen Zugriff.',
    notAllowedToAccessPage: 'Sie dürfen diese Seite nicht öffnen.',
    notAllowedToPerformAction: 'Das dürfen Sie mit Ihrer Rolle nicht.',
    restoringTitle:
      '{{title}} konnte nicht wiederhergestellt werden. Bitte prüfen Sie die Verbindung und versuchen Sie es erneut.',
    unauthorized: 'Bitte melden Sie sich an.',
    unverifiedEmail: 'Bitte bestätigen Sie Ihre E-Mail-Adresse, bevor Sie sich anmelden.',
  },
  fields: {
    chooseBetweenCustomTextOrDocument:
      'Geben Sie eine Adresse ein, oder wählen Sie ein Dokument aus.',
    chooseDocumentToLink: 'Wählen Sie das Dokument, auf das der Link führt',
  },
  folder: {
    folderTypeDescription: 'Wählen Sie, was in diesem Ordner liegen darf.',
    moveItemsToFolderConfirmation:
      '<1>{{count}} {{label}}</1> werden nach <2>{{toFolder}}</2> verschoben. Möchten Sie das?',
    moveItemsToRootConfirmation:
      '<1>{{count}} {{label}}</1> werden in den Hauptordner verschoben. Möchten Sie das?',
    moveItemToFolderConfirmation:
      '<1>{{title}}</1> wird nach <2>{{toFolder}}</2> verschoben. Möchten Sie das?',
    moveItemToRootConfirmation:
      '<1>{{title}}</1> wird in den Hauptordner verschoben. Möchten Sie das?',
  },
  general: {
    aboutToDelete: '{{label}} <1>{{title}}</1> wird gelöscht. Möchten Sie das?',
    aboutToDeleteCount_many: '{{count}} {{label}} werden gelöscht.',
    aboutToDeleteCount_one: '{{count}} {{label}} wird gelöscht.',
    aboutToDeleteCount_other: '{{count}} {{label}} werden gelöscht.',
    aboutToPermanentlyDelete:
      '{{label}} <1>{{title}}</1> wird endgültig gelöscht. Möchten Sie das?',
    aboutToPermanentlyDeleteTrash:
      '<0>{{count}}</0> <1>{{label}}</1> werden endgültig gelöscht. Möchten Sie das?',
    aboutToRestore: '{{label}} <1>{{title}}</1> wird wiederhergestellt. Möchten Sie das?',
    aboutToRestoreAsDraft:
      '{{label}} <1>{{title}}</1> wird als Entwurf wiederhergestellt. Möchten Sie das?',
    aboutToRestoreAsDraftCount: '{{count}} {{label}} werden als Entwurf wiederhergestellt.',
    aboutToRestoreCount: '{{count}} {{label}} werden wiederhergestellt.',
    aboutToTrash: '{{label}} <1>{{title}}</1> kommt in den Papierkorb. Möchten Sie das?',
    aboutToTrashCount: '{{count}} {{label}} kommen in den Papierkorb.',
    changesNotSaved:
      'Ihre Änderungen sind nicht gespeichert. Wenn Sie die Seite verlassen, gehen sie verloren.',
    copyWarning: '{{to}} wird mit {{from}} für {{label}} {{title}} überschrieben. Möchten Sie das?',
    creating: 'Wird angelegt',
    creatingNewLabel: '{{label}} anlegen',
    currentlyEditing:
      'bearbeitet gerade dieses Dokument. Wenn Sie übernehmen, können dort nicht gespeicherte Änderungen verloren gehen.',
    documentOutOfDate:
      'Dieses Dokument wurde eben von jemand anderem geändert. Sie sehen einen älteren Stand.',
    enterAValue: 'Geben Sie einen Wert ein',
    moveConfirm:
      '{{count}} {{label}} werden nach <1>{{destination}}</1> verschoben. Möchten Sie das?',
    sorryNotFound: 'Hierzu wurde nichts gefunden.',
    unsavedChanges:
      'Ihre Änderungen sind nicht gespeichert. Speichern oder verwerfen Sie sie, bevor Sie fortfahren.',
    unsavedChangesDuplicate:
      'Ihre Änderungen sind nicht gespeichert. Möchten Sie trotzdem duplizieren?',
  },
  upload: {
    cropToolDescription:
      'Ziehen Sie die Ecken, zeichnen Sie einen neuen Bereich, oder ändern Sie die Werte unten.',
    focalPointDescription:
      'Setzen Sie die wichtigste Stelle in der Vorschau, oder ändern Sie die Werte unten.',
  },
  validation: {
    emailAddress: 'Bitte geben Sie eine gültige E-Mail-Adresse an.',
    enterNumber: 'Bitte geben Sie eine gültige Zahl an.',
    username:
      'Bitte geben Sie einen gültigen Benutzernamen an: Buchstaben, Ziffern, Bindestriche, Punkte und Unterstriche.',
  },
  version: {
    publishChanges: 'Veröffentlichen',
    aboutToPublishSelection: 'Alle ausgewählten {{label}} werden veröffentlicht. Möchten Sie das?',
    aboutToRestore: '{{label}} wird auf den Stand vom {{versionDate}} zurückgesetzt.',
    aboutToRestoreGlobal: '{{label}} wird auf den Stand vom {{versionDate}} zurückgesetzt.',
    aboutToRevertToPublished:
      'Das Dokument wird auf den zuletzt veröffentlichten Stand zurückgesetzt. Möchten Sie das?',
    aboutToUnpublish: 'Das Dokument wird wieder zum Entwurf. Möchten Sie das?',
    aboutToUnpublishIn: 'Das Dokument wird in {{locale}} wieder zum Entwurf. Möchten Sie das?',
    aboutToUnpublishSelection:
      'Alle ausgewählten {{label}} werden wieder zu Entwürfen. Möchten Sie das?',
  },
}
