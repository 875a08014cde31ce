import type { Lexicon, Rejected, Units } from '../lexicon';

/** The commonest short words: they tell the language of a text. */
export const common =
  'le les des du une et est vous votre vos nous notre nos pour avec sur dans par pas plus que qui ce cette ces au aux je ma mon mes à ou sont être tous toutes';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

export const units: Units = {
  s: SECOND,
  sec: SECOND,
  seconde: SECOND,
  secondes: SECOND,
  min: MINUTE,
  minute: MINUTE,
  minutes: MINUTE,
  h: HOUR,
  heure: HOUR,
  heures: HOUR,
  j: DAY,
  jour: DAY,
  jours: DAY,
  semaine: WEEK,
  semaines: WEEK,
};

const fr: Lexicon = {
  lang: 'fr',
  common,
  numbers: {
    un: 1,
    une: 1,
    deux: 2,
    trois: 3,
    quatre: 4,
    cinq: 5,
    six: 6,
    sept: 7,
    huit: 8,
    neuf: 9,
    dix: 10,
    douze: 12,
    quinze: 15,
    vingt: 20,
    trente: 30,
    quarante: 40,
    cinquante: 50,
    soixante: 60,
    cent: 100,
    mille: 1_000,
  },
  units,
  sets: {
    // For slots.
    weekday: 'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche',
    month:
      'janvier|janv|février|fév|mars|avril|mai|juin|juillet|août|septembre|sept|octobre|oct|novembre|nov|décembre|déc',
    common:
      'le|la|les|un|une|des|ce|cet|cette|ces|il|elle|on|nous|vous|ils|elles|je|tu|qui|que|notre|nos|votre|vos|son|sa|ses|mon|ma|mes|et|mais|ou|si|quand|pour|dans|avec|sans|chez|plus|client|clients|personne',
    // Things on offer, and their offers.
    item: "article|articles|pièce|pièces|exemplaire|exemplaires|produit|produits|unité|unités|paire|paires|bouteille*|lot|lots|coffret*|modèle*|taille|tailles|d'articles|d'exemplaires",
    seat: 'place|places|chambre*|billet*|siège*|table|tables|cabine*|logement*|appartement*|créneau*',
    deal: '*offre|offres|promo|promos|promotion|promotions|solde|soldes|remise*|*réduction|réductions|rabais|vente flash|ventes flash|vente privée|ventes privées|tarif|tarifs|prix|code|codes|bon plan|bons plans|black friday|déstockage|liquidation',
    worth:
      '{deal}|<percent>|<money>|offert|offerte|offerts|offertes|gratuit|gratuite|livraison|économis*|profiter|profitez|bénéficier|bénéficiez',
    buy: "commander|commandez|commande|réserver|réservez|réserve|acheter|achetez|profiter|profitez|d'en profiter|inscrivez vous|inscrire|bénéficier|bénéficiez|craquer|saisir|saisissez|économisez",
    // How and when it ends.
    ends: "termine|terminent|finit|finissent|expire|expirent|prend fin|prennent fin|se terminera|expirera|disparaît|disparaissent|ferme|ferment|s'arrête|s'arrêtent",
    soon: "demain|minuit|ce soir|ce soir minuit|aujourd'hui|bientôt|cette nuit|ce week end|dimanche soir",
    when: '{soon}|<date>|<hour>|<time>|{weekday}|(à|ce|le|dans) ({soon}|<date>|<hour>|<time>|{weekday})|dans quelques (heures|jours|minutes)',
    until: "jusqu'à ({soon}|<hour>|<date>|{weekday})|jusqu'au (<date>|{weekday}|<n>)",
    only: 'seulement|uniquement|exclusivement',
    last: 'dernier|derniers|dernière|dernières|derniere|dernieres|ultime|ultimes',
    hurry:
      'vite|dépêchez vous|hâtez vous|ne tardez pas|faites vite|attention|ne tardez plus|profitez en vite',
    few: '<n>|quelques',
    left: 'restant*|disponible*|en stock|en rayon',
    // Others, and what they do. "12 000" may be written with a plain space between.
    crowd: '<n>|<n> <n>',
    people:
      "personnes|clients|clientes|internautes|visiteurs|voyageurs|acheteurs|utilisateurs|membres|abonnés|lecteurs|d'autres|autres personnes|autres clients|autres voyageurs|autres visiteurs|autres internautes|autres acheteurs",
    doing: 'regardent|consultent|visitent|observent|examinent|hésitent|lorgnent',
    done: 'acheté*|commandé*|réservé*|vendu*|consulté*|vu|vue|vus|vues|ajouté*|adopté*|téléchargé*',
    bought:
      "d'acheter|de commander|de réserver|de s'inscrire|d'ajouter|de profiter|de s'offrir|de craquer|de s'abonner|d'adopter",
    this: 'ce|cet|cette|ces',
    thing:
      'produit*|article*|page|hôtel|logement|annonce|chambre|offre|modèle|vol|séjour|lampe|hébergement|établissement',
    lately:
      "aujourd'hui|cette semaine|ce mois|récemment|hier|en ce moment|à l'instant|il y a (<time>|quelques (heures|minutes|instants))|(dernières|derniers|les) <time>|(dernières|derniers) (heures|minutes|jours)|en <time>|ces derniers jours",
    // An answer, and what a shaming one gives away.
    benefit:
      'économis*|*argent|remise*|*réduction*|rabais|cadeau*|promo*|*offre*|bon plan|bons plans|bonnes affaires|bonne affaire|avantage*|gratuit*|progresser|apprendre|réussir|gagner|*améliorer|protég*|santé|conseils|livraison|prix|<percent>|<money>',
    magnet:
      'guide|guides|ebook|livre|pdf|cours|formation|atelier|webinaire|modèle|modèles|rapport|échantillon|essai|vidéo|catalogue|recette|étude|brochure|checklist',
  },
  phrases: {
    offer: [
      '(promo|promos|promotion|promotions|*offre|offres|solde|soldes|remise|remises|*réduction|réductions|rabais|vente flash|bon plan|bons plans|tarif réduit|prix de lancement|tarif préférentiel)',
      '- ?<percent>',
      '<percent> (de remise|de réduction|sur)',
      '(profitez|profiter|économisez|commandez|réservez|achetez)',
      '(livraison|retours) (offerte|gratuite|offerts|gratuits)',
      '(ce|cet|meilleur|petit) (prix|tarif)',
      '(ajouter au|dans votre|mon|votre) panier',
      '(code promo|en stock|à prix|black friday|au lieu de)',
    ],
    prose: [
      // Not "il y a 3 minutes"
      'il (a|avait|était|fut|disait|dit|ajoute|explique|expliquait)',
      '(elle|ils|elles|on) ~1 (a|ont|avait|avaient|était|étaient|fut|furent|disait|dit|ajoute|explique|expliquait)',
      '(selon|affirme|annoncé|annonce que|déclaré|a-t-il|rapporte|raconte|ministre|président|présidente|députés|gouvernement|élection|élections|police|tribunal|procès|insee|sondages|maire|conseil municipal|équipe de france|finale)',
      '(mon|ma|son|sa) (mari|femme|mère|père|fils|fille|ami|amie|frère|sœur|maison)',
      '(cuisson|cuire|mijoter|mélangez|pâte|cuillère*|four)',
    ],
    countdown: [
      '(promo|promotion|*offre|soldes|remise|*réduction|vente flash|vente) ~3 (termine|terminent|finit|finissent|expire|expirent|prend fin) dans',
    ],
    'countdown.weak': ['<time>'],
    'countdown.not': [
      '(session|code|connexion|mot de passe|renvoyer|déconnexion|enchère|examen|quiz) ~5 <time>',
      '(cuisson|cuire|repos*|mijoter|minuteur) ~4 <time>',
    ],
    remaining: ['(plus que|reste que|reste plus que|encore) <time>', '{ends} dans <time>', 'dans les <time>'],
    renewed: [
      '(panier|article|articles|place|places|billets|chambre|réservation|tarif|prix) ~4 (réservé*|gardé*|bloqué*|garanti*|expire)',
      '(commandez|commandé*) ~6 (livré*|livraison|expédi*|recevez)',
      '(livré*|livraison|expédi*|recevez) ~6 (commandez|commander)',
    ],
    deadline: [
      '{deal} ~3 {ends} {when}',
      "{deal} ~2 (valable*|disponible*|accessible*|jusqu'au) ~2 {until}",
      '{deal} ~2 (valable*|disponible*) ~1 (encore|pendant|{only}) ~2 ({when}|<time>)',
      '{deal} ~3 (à durée limitée|limitée dans le temps|temporaire|éphémère*|pour une durée limitée)',
      '{worth} ~4 ({only} ({soon}|<time>)|({soon}|<time>) {only})',
      '(({soon}|<time>) {only}|{only} ({soon}|<time>)) ~4 {worth}',
      "(aujourd'hui|ce week end|<time>) {only}",
      "{only} (aujourd'hui|ce week end|ce soir)",
      '(plus que|reste que|reste plus que|restent que) (<time>|quelques (heures|jours|minutes)) ~2 (pour|avant|:|-) ~4 {worth}',
      '(plus que|reste que|reste plus que) (<time>|quelques (heures|jours|minutes)) ~4 {worth}',
      '{last} (chance|heures|jours|jour|minutes|heure|opportunité|week end) ~4 {worth}',
      '{last} <time> ~4 {worth}',
      '{worth} ~4 {last} (chance|heures|jours|jour|minutes|heure)',
      '{hurry} ~4 (*offre|vente|promo*|soldes|réduction) ~3 ({ends}|{when})',
      '{buy} ~2 (avant|dans les|sous) ~1 ({when}|<time>) ~5 ({worth}|garder|conserver)',
      '{buy} ~2 {until} ~5 {worth}',
      '{worth} ~5 {buy} ~2 avant {when}',
      '(les|nos) (prix|tarifs) (augmentent|montent|remontent|grimpent) ~1 {when}',
      "avant (la hausse|l'augmentation) des (prix|tarifs)",
      "(avant|qu'il ne soit) trop tard ~4 {worth}",
      '(*offre|promo*|*réduction|chance) ~3 ne (reviendra|se représentera|durera) (pas|plus)',
      "(ne durera pas|ne durent pas|ça ne dure pas|c'est maintenant ou jamais|maintenant ou jamais)",
      '{worth} ~6 {until} {only}?  (minuit|ce soir|inclus)?',
      '(*offre|promo*|remise*|soldes|vente) ~2 valable* <time>',
      'fin (de|des) ~2 {deal} ~2 ({when}|<time>)',
      '<n> ~2 (avant|de) (la fin|fin) ~2 {deal}',
      '(reste|avez) (plus que|encore)? <time> pour ~5 {worth}',
      "{buy} ~2 (avant|tant) ~1 (qu'il ne soit|qu'il est) ~2 (tard|temps)",
    ],
    'deadline.weak': [
      "(c'est|c'est bientôt|bientôt) (fini|terminé) ($|!)",
      '(plus que|ne reste que|ne reste plus que) (<time>|quelques (heures|jours|minutes))',
      '^ {last} (chance|jours|heures|minutes|jour) ($|!|:)',
      "c'est (le|la) {last} (jour|chance|heure)",
      'durée limitée',
      '^ (se)? {ends} {when}',
      '^ {until} ($|{only})',
      '^ {hurry} $',
      '^ (vente|ventes) flash $',
    ],
    'deadline.not': [
      // The words over a clock that stands beside them
      '{ends} dans :? $',
      '(ouvert*|ouverture|fermé*|fermeture|horaire*|accueil|guichet|magasin*|boutique est) ~6 ({until}|{weekday}|<hour>|minuit)',
      '(exposition|festival|concert|spectacle|inscriptions|candidature*|dossiers|dépôt|concours|enquête|appel à projets|train|bus|vol|film|match|course|épisode|école|classe|rentrée|élection) ~8 ({until}|{when}|avant|{last})',
      "(session|mot de passe|code de|identifiant|connexion|lien|jeton|carte|passeport|abonnement|contrat|garantie|essai|bon d'achat|carte cadeau|chèque cadeau) ~4 ({ends}|valable*|valide*)",
      "(rétracter|rétractation|retour|retours|remboursement|échange|annulation|annuler) ~6 (<time>|avant|jusqu'au|jusqu'à)",
      '(livré*|livraison|expédi*|réception|colis) ~6 (<time>|demain|avant|<date>|<hour>)',
      'non cumulable',
      "<time> (de cuisson|de repos|de marche|de route|de vol|de trajet|avant (l'|le|la))",
      '(plus que|reste que) <time> ~1 (avant|de) (*élection|noël|départ|match|cuisson|course|vacances|rentrée|la|le|les)',
      '(selon|conditions générales)',
    ],
    scarcity: [
      "(plus que|ne reste que|ne reste plus que|reste que|restent que|plus qu') {few} ~1 ({item}|{seat}|{left})",
      "plus qu'(un|une) ~1 ({item}|{seat}|{left})",
      "(plus qu'un|plus qu'une) ~1 ({item}|{seat}|{left})",
      "(n'en|en) (reste|restent) (plus)? que {few}",
      '{only} {few} ~1 ({item}|{seat}|{left})',
      '{few} ({item}|{seat}) ~1 restant*',
      '{few} ({item}|{seat}) ~1 {only}? à ce (prix|tarif)',
      '{last} (pièces|exemplaires|exemplaire|articles|article|places|chambres|billets|stocks|tailles|paires|unités) ~1 ({left}|à|au|avant)',
      '^ {last} (pièce|pièces|exemplaire|exemplaires|unités|paires|places|chambres|billets) $',
      '(stock|stocks|quantité*) ~1 (limité*|faible*|réduit*|restreint*)',
      '(place*|nombre de places|billets|séries) (sont|est)? ~1 (limité*|comptées|rares|presque épuisé*)',
      "(stock|stocks) ~1 (s'épuise*|diminue*|fond|fondent) ~1 (vite|rapidement)?",
      "jusqu'à épuisement ~2 (stock|stocks)",
      'dans la limite des (stocks|places) disponibles',
      '(bientôt|presque|quasi|quasiment) (épuisé*|complet|complète|en rupture|plus disponible*|sold out|vide*)',
      '(forte|grosse|très forte) demande',
      '(très|fortement) demandé* ~2 (presque|vite|plus que|complet|réservez|$)',
      "(part|partent|s'arrachent|se vend|se vendent|s'envole*) (vite|très vite|comme des petits pains|rapidement)",
      '{last} (place|chambre|pièce|billet) (à ce prix|à ce tarif|disponible)',
      'avant (la)? rupture ~1 (stock|stocks)?',
      '<percent> ~2 (vendu*|réservé*|épuisé*|déjà (parti*|pris*))',
    ],
    'scarcity.weak': [
      '{few} (restant*|disponibles)',
      '(très)? forte demande',
      '(vite|dépêchez vous) ~4 (épuisé*|parti*)',
      '(plus que|ne reste que|ne reste plus que) <n> $',
    ],
    'scarcity.not': [
      '<n> (caractère*|tentative*|essai*|question*|étape*|page*|chapitre*|tour*|match*|points|messages|jours|heures|minutes|semaines|mois|ans|députés|candidat*|habitants|joueur*|équipe*|cuillère*) (restant*|indécis)?',
      '(édition limitée|responsabilité limitée|société à|garantie limitée|vitesse limitée)',
      '(rupture de stock|épuisé en taille)',
      '(pièce|pièces) ~3 (appartement|maison|théâtre|jardin|identité|jointe*|logement)',
      'par (client|personne|commande|foyer)',
      '(cuisson|cuire|sauce|recette|parking|stationnement)',
    ],
    'social-proof': [
      '{crowd} ({people}) ~1 {doing} ~2 ({this}|{thing}|en ce moment|actuellement|également|aussi)',
      '{crowd} {people} ~1 (sont en train de|sont) ~1 (regarder|consulter|intéressé*)',
      '{crowd} {people} ~1 ont ~5 (panier|paniers|favoris|acheté*|commandé*|réservé*|adopté*|choisi|craqué)',
      '(dans|ajouté à) <n> (paniers|listes)',
      '{done} ~1 <n> fois ~3 {lately}',
      '{crowd} ({done}|commandes|ventes|réservations|achats|vues) ~2 {lately}',
      'déjà {crowd} (commandes|ventes|réservations|inscrits|clients|vendus|participants)',
      '{done} (par|plus de|déjà)? ~1 {crowd} (personnes|clients|fois|internautes|voyageurs) ~2 {lately}',
      '{last} (réservation|commande|achat|vente) ~2 {lately}',
      '{crowd} clients (satisfaits|heureux|conquis|convaincus|ravis) ~3 (déjà|confiance|ne peuvent)?',
      '{crowd} ({people}|clients satisfaits|familles|femmes|hommes|entreprises) ~3 (nous font|leur)? (déjà)? confiance',
      "{crowd} {people} ~1 (l'ont|les ont|nous ont) ~1 (déjà)? (adopté*|acheté*|choisi*|essayé*|rejoints)",
      '(la plupart des|beaucoup de) (clients|voyageurs|gens) (réservent|achètent|choisissent|ajoutent) ~3 (ce|cette|maintenant|aussi)',
      '<percent> (des|de nos) (clients|acheteurs|voyageurs) ~2 (choisissent|ajoutent|recommandent|réservent|achètent|prennent)',
      '<n> (clients|acheteurs|voyageurs) sur <n> ~2 (recommandent|choisissent|rachètent|réservent)',
      '(ne soyez pas|vous serez) le (seul|dernier)',
    ],
    'social-proof.call': [
      "(quelqu'un|un client|une cliente|un voyageur|un internaute) ~6 vient {bought}",
      '^ <name> ~6 vient {bought} ~2 ({this}|<n>|il y a|un|une|le|la|:|$)',
      '^ <name> ~5 (a|à) (acheté|commandé|réservé) ~4 il y a',
      'rejoignez ~2 (les|nos|plus de|déjà)? {crowd} ({people}|passionné*|inscrits|participants)',
      "rejoignez (des|les) (milliers|centaines|millions) (de|d'autres)",
      'comme {crowd} autres {people}',
    ],
    'social-proof.weak': [
      'plus de {crowd} (clients|abonnés|membres|utilisateurs|élèves|ventes)',
      'déjà {crowd} (abonnés|membres|clients|utilisateurs)',
    ],
    'social-proof.not': [
      '(utile|commentaire*|avis|évaluation*|note|étoiles|partages|réponses|sujet|forum|discussion)',
      '(mort*|blessé*|hospitalisé*|tué*|arrêté*|manifest*|procès|diffusion|stade|spectateurs)',
      '(musée|exposition|commune|ville|gare|maire|mairie) ~6 <n>',
      '(maison|appartement|voiture|moulin|terrain|entreprise|société|vacances) ~4 (à|en|avec|pour|de)',
      '(robots|en ligne)',
    ],
    confirmshaming: [
      '^ non ~3 (plein tarif|prix fort|prix plein|tarif plein|prix normal|plus cher)',
      "(je|j'aime) ~3 (payer|paie|paye|paierai) ~2 (plein tarif|le prix fort|plus cher|plus|prix plein|au prix fort|tarif normal)",
      "^ non ~2 (je|j') ~2 (n'aime|ne veux|n'ai|ne souhaite|n'en ai|ne suis|ne m'intéresse|me fiche|déteste|préfère) ~7 {benefit}",
      "^ je (n'aime|ne veux|n'ai|ne souhaite) pas ~4 (économis*|d'économis*|*argent|bonnes affaires|cadeau*|progresser|réussir|*réduction|remise)",
      "{benefit} ~2 ne m'intéress*",
      '^ (non)? ~2 je (préfère|veux) ~2 (rester|rater|passer|manquer|perdre|ignorer|gaspiller|continuer à) ~4',
      'je (renonce|abandonne|laisse|refuse|perds) ~1 (à)? (ma|mon|mes|cette|cet|ces) ~2 {benefit}',
      '^ tant pis ~2 (pour)? ~2 ({benefit}|moi)',
      '^ non ~2 (je passe à côté|je rate|je manque|je laisse passer|tant pis) ~4',
      "^ non ~2 je n'ai pas besoin ~3 {benefit}",
      '(continue|continuer|commander|poursuivre) sans ~1 (remise|*réduction|cadeau|rabais|protection|avantage*)',
    ],
    'confirmshaming.no': ["^ (non|tant pis|je (préfère|renonce|n'aime|ne veux))"],
    'confirmshaming.not': [
      '(newsletter*|e mail*|mails|email*|message|messages|notification*|cookies|compte|publicité|sms|accepter|conditions)',
      '(droit|rétractation|adresse|mot de passe|commande|réservation)',
      '(plus tard|une autre fois|déjà|intéressé|intéressée) $',
      'en plusieurs fois',
    ],
    'gate.address': ['(email|mail|mél|courriel)', 'e mail'],
    'gate.newsletter': [
      '(chaque|tous les|toutes les) ~2 (lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|semaine|semaines|mois|matin|matins) ~6 (mail|e mail|email|lettre|boîte|recevez|envoyons|envoie)',
      'on vous écrit',
      "(newsletter*|infolettre*|*lettre d'information|bulletin|mailing)",
      "(lettre|lettres|note) ~1 (d'information|d'informations|d'info|d'actualité|hebdomadaire|quotidienne|mensuelle)",
      "(abonnez|abonner|abonne|m'abonne|m'abonner|s'abonner|inscris|m'inscris|m'inscrire|s'inscrire|inscrivez) ~6",
      "(recevez|recevoir|reçois) ~5 (actualité*|actus|l'actualité|l'actu|offres|nouveautés|newsletter*|conseils|informations|infos|alertes|e mail|email|mail|boîte|recettes|articles|promotions|meilleur)",
      '(dans|directement dans|par) (votre boîte|ta boîte|e mail|email|mail|courriel)',
      '(restez|rester|tenez|être|soyez) ~2 (informé*|contact|connecté*|courant|tenu*|premiers|avertis)',
      "(ne|n'en|rien) ~2 (ratez|manquez|manquer|rater) ~2",
      '(désinscrire|désabonner|désabonnement|désinscription) ~4 (tout moment|moment|lien)',
      '(tous les|chaque) (jours|matins|matin|semaine|semaines|jour|mois|lundi|mardi|mercredi|jeudi|vendredi)',
      '(nos|dernières|prochaines|bonnes) (offres|actualités|nouveautés|infos|news|promotions|affaires)',
      '(offres|informations|communications) (commerciales|promotionnelles|exclusives|partenaires|spéciales)',
    ],
    'gate.discount': [
      '(<percent>|<money>) ~3 (remise|réduction|offert*|rabais|commande|achat)',
      "(code promo|bon d'achat|bon de réduction|remise|réduction|rabais|chèque cadeau|livraison (offerte|gratuite))",
    ],
    'gate.welcome': [
      '(première|1ère|premier|1er) (commande|achat|fois)',
      '(bienvenue|nouveaux clients|nouveau client)',
    ],
    'gate.lead-magnet': [
      '(gratuit*|offert*|cadeau) ~3 {magnet}',
      '{magnet} ~3 (gratuit*|offert*)',
      '(téléchargez|télécharger|télécharge|obtenez|recevez|recevoir) ~3 {magnet}',
      '(ebook|livre blanc|webinaire|tirage au sort|jeu concours|gagnez|gagner)',
      "(enregistrer|envoyer|recevoir|sauvegarder) ~2 (recette|l'article|lien)",
      "(liste d'attente|avant première|essai gratuit)",
    ],
    'gate.content-lock': [
      '(continuer|poursuivre|poursuivez|continuez) ~2 (lecture|lire)',
      "(lire|débloquer|débloquez|accéder|accédez) ~2 (suite|l'article|contenu|l'intégralité)",
    ],
    'gate.wheel': ['(tournez|tourner|roue) ~3 (roue|fortune|chance)', 'tentez votre chance'],
    'gate.button': [
      "(abonner|m'abonne|m'abonner|s'abonner|abonnez vous|je m'abonne|m'inscris|m'inscrire|s'inscrire|je m'inscris|inscription|inscrivez vous|recevoir|télécharger|profiter|j'en profite|oui|suivre|s'abonner)",
      'je (veux|souhaite|reçois|télécharge|participe|profite)',
    ],
    'gate.plain-button': ['(ok|envoyer|valider|soumettre|confirmer|continuer|je valide|go)'],
    'not.login': [
      "(connexion|connecter|connectez|identifiant|identifier|identifiez|mot de passe|mdp|pseudo|nom d'utilisateur)",
      '(déjà|pas encore|rester) ~2 (compte|client|inscrit|membre|connecté|abonné)',
    ],
    'not.account': [
      '(créer|créez|mon|ouvrir) ~1 compte',
      '(nouveau client|date de naissance|confirmer le mot)',
    ],
    'not.checkout': [
      '(panier|paiement|livraison|facturation|commande|commander|carte bancaire|code postal|adresse postale|faire un don|don)',
    ],
    'not.contact': [
      '(contact*|message|demande|devis|objet|sujet|question|écrivez|réclamation|rappel|rappelez|rendez vous|signaler)',
    ],
    'not.comment': [
      '(commentaire*|commenter|réagir|réaction*|avis|répondre|réponse)',
      '(ne sera pas|pas) publié*',
    ],
    'not.search': ['(recherche*|rechercher|trouver|mots clés)'],
    'not.reset': ['(mot de passe|identifiant*) ~2 (oublié|perdu|réinitialiser)', 'réinitialis*'],
    'not.share': [
      '(ami|amis|amie|destinataire*|expéditeur)',
      '(partager|partagez|envoyer|recommander) ~3 (ami|page|article|lien|mail|e mail|email)',
    ],
    'not.stock': ['(rupture|stock|disponible|disponibilité)'],
    'not.unsubscribe': ['(me désabonner|me désinscrire|je me désabonne)'],
    'not.own-words': [
      '(candidature|postuler|cv|lettre de motivation|pétition|signer|sondage|voter|réserver|réservation|pièce jointe|témoignage)',
    ],
    'not.consent': ['(cookies|notifications|application mobile)'],
    decline: [
      '^ (non|non merci|fermer|plus tard|annuler|refuser|ignorer|pas maintenant|continuer sans) ~3 $',
      'non merci',
    ],
  },
};

/**
 * Words that were tried and rejected, with the reason.
 *
 * @public for people: nothing reads it, and the build leaves it out
 */
export const not: Rejected = {
  'édition limitée': 'the name of an edition',
  'soldes, promotions, nos offres (alone)': 'shelves of the shop',
  "jusqu'à 200 € par an": 'how much, not how long',
  'les clients ont également acheté': 'a shelf of other things',
  'vu <n> fois (without a time)': 'a counter',
  'commandez avant 16 h, livré demain': 'a cut-off of delivery, which is a service',
};

export default fr;
